const xmlns = 'xmlns="http://www.w3.org/2000/svg"';
const xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
const size = 'width="20" height="20" viewBox="0 0 20 20"';
const red = '<rect width="20" height="20" fill="red"/>';
/** One red pixel, as a program embeds it. */
const pixel =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
const label = (text: string) =>
	`<foreignObject width="100%" height="100%" style="overflow: visible; text-align: left;"><div xmlns="http://www.w3.org/1999/xhtml" style="display: flex; align-items: unsafe center; width: 18px; padding-top: 8px"><div data-drawio-colors="color: #000000;" style="box-sizing: border-box; font-size: 0px; text-align: center"><div style="display: inline-block; font-size: 9px; background-color: red; color: blue">${text}<br/></div></div></div></foreignObject>`;

/** Drawings as programs save them, each with something that a browser shows. */
export const drawings: Readonly<Record<string, string>> = {
	inkscape: `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!-- Created with Inkscape --><svg ${xmlns} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" ${xlink} ${size} inkscape:version="1.3"><sodipodi:namedview pagecolor="#fff" inkscape:zoom="1"/><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata><defs><linearGradient id="b"><stop style="stop-color:#f00"/><stop offset="1" style="stop-color:#00f;stop-opacity:1"/></linearGradient><linearGradient id="a" xlink:href="#b" inkscape:collect="always"/></defs><g inkscape:label="Layer 1" inkscape:groupmode="layer"><path style="fill:url(#a);-inkscape-stroke:none" d="M0 0h20v20H0z" sodipodi:nodetypes="ccccc"/></g></svg>`,
	affinity: `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg ${size} version="1.1" ${xmlns} ${xlink} xml:space="preserve" xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd"><g serif:id="Layer 1">${red}</g></svg>`,
	'draw.io': `<svg ${xmlns} ${xlink} ${size} content="&lt;mxfile host=&quot;x&quot;&gt;&lt;diagram&gt;&lt;/diagram&gt;&lt;/mxfile&gt;"><defs/><g><rect x="1" y="1" width="18" height="18" fill="#fff" stroke="red" pointer-events="none"/><g transform="translate(-0.5 -0.5)"><switch>${label('Hand over')}<text x="3" y="9">Hand…</text></switch></g></g><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a transform="translate(0,-5)" xlink:href="https://www.drawio.com/doc/faq" target="_blank"><text x="50%" y="100%">Text is not SVG - cannot display</text></a></switch></svg>`,
	mermaid: `<svg ${xmlns} ${size} id="m" aria-roledescription="flowchart"><style>#m{font-family:sans-serif;fill:#333}#m .node rect{fill:#f00;stroke:#9370DB}@keyframes dash{to{stroke-dashoffset:0}}#m .edge{animation:dash 1s linear infinite}</style><g class="node"><rect width="20" height="20"/><g class="label">${label('<span class="nodeLabel"><p>Go</p></span>')}</g></g></svg>`,
	figma: `<svg ${size} fill="none" ${xmlns} ${xlink}><g clip-path="url(#c)"><rect width="20" height="20" fill="url(#p)"/></g><defs><pattern id="p" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#i" transform="scale(1)"/></pattern><clipPath id="c"><rect width="20" height="10" fill="white"/></clipPath><image id="i" width="1" height="1" xlink:href="${pixel}"/></defs></svg>`,
	illustrator: `<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/"><!ENTITY st "fill:red">]><svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" ${size}><style type="text/css"><![CDATA[.st0{fill:#00FF00;} g > .st1{fill:url(#g)}]]></style><switch><foreignObject requiredExtensions="&ns_ai;" width="1" height="1"><i:pgfRef/></foreignObject><g i:extraneous="self"><linearGradient id="g"><stop stop-color="blue"/></linearGradient><rect class="st0" width="9" height="9"/><rect class="st1" x="10" width="9" height="9"/><rect style="&st;" y="10" width="9" height="9"/></g></switch></svg>`,
	copies: `<svg ${xmlns} ${xlink} ${size}><defs><symbol id="s" viewBox="0 0 2 2"><rect id="a" width="2" height="2" fill="red"/></symbol></defs><use xlink:href="#s" width="9" height="9"/><use href="#s" x="10" width="9" height="9"/></svg>`,
	quotes: `<svg ${xmlns} ${size}><defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs><rect width="9" height="9" fill="url('#g')"/><rect x="10" width="9" height="9" fill='url("#g") blue'/><rect y="10" width="9" height="9" style="fill:url( '#g' )"/></svg>`,
	prefix: `<svg:svg xmlns:svg="http://www.w3.org/2000/svg" ${size}><svg:rect width="20" height="20" fill="red"/></svg:svg>`,
	link: `<svg ${xmlns} ${size}><a href="https://example.com/">${red}</a><text y="15"><a href="#x"><tspan fill="blue">Who</tspan></a></text></svg>`,
	icon: `<svg ${xmlns} ${size}><image width="20" height="20" href="data:image/svg+xml;base64,${btoa(`<svg ${xmlns} ${size}><script>x</script>${red}</svg>`)}"/></svg>`,
	filter: `<svg ${xmlns} ${size}><filter id="f"><feDiffuseLighting lighting-color="red"><fePointLight x="9" y="9" z="9"/></feDiffuseLighting><feConvolveMatrix kernelMatrix="0 0 0 0 1 0 0 0 0"/></filter><rect width="20" height="20" filter="url(#f)"/></svg>`,
	moved: `<svg ${xmlns} ${size}><rect width="20" height="20" fill="blue"><set attributeName="fill" to="red"/></rect></svg>`,
	import: `<svg ${xmlns} ${size}><style>@import url("https://fonts.example/css?family=Inter&amp;x");@media all{.a{fill:red}}</style><rect class="a" width="20" height="20"/></svg>`,
	latin: `<?xml version="1.0"?><svg ${xmlns} ${size}><title>A &amp; B &#233; &lt;c&gt;</title>${red}</svg>`,
};

const canary = 'http://canary.invalid/x';

/** Drawings that would ask another host, if what asks stayed. */
export const asking: readonly string[] = [
	...[
		`background:image-set('${canary}' 1x)`,
		`background:-webkit-image-set(url(${canary}) 1x)`,
		`background:\\75rl(${canary})`,
		`background:u\\72l("${canary}")`,
		`--x:url(${canary});background:var(--x)`,
		`background:url(${canary}`,
		`mask-image:url("${canary}")`,
		`cursor:url(${canary}),auto`,
		`background:cross-fade(url(${canary}),red)`,
		`background:src("${canary}")`,
		`list-style:image("${canary}")`,
		`-moz-binding:url(${canary})`,
		`content:url(//canary.invalid/x)`,
		`filter:url(${canary}#f)`,
		`fill:url(/*x*/"${canary}#f")`,
	].flatMap((style) => [
		`<rect style="${style.replaceAll('"', '&quot;')}" width="5" height="5"/>`,
		`<style>rect,svg{${style}}</style>${red}`,
		`<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml" style="${style.replaceAll('"', '&quot;')}">x</div></foreignObject>`,
	]),
	`<style>@import "${canary}";</style>`,
	`<style>@\\69mport "${canary}";</style>`,
	`<style>@font-face{font-family:a;src:url(${canary})}text{font-family:a}</style><text y="9">a</text>`,
	`<style>a{b{c:url(${canary})}}</style>`,
	`<image href="${canary}" width="9" height="9"/>`,
	`<image xlink:href="${canary}" width="9" height="9"/>`,
	`<use href="${canary}#a"/>`,
	`<feImage href="${canary}"/>`,
	`<filter id="f"><feImage xlink:href="${canary}"/></filter><rect filter="url(#f)" width="9" height="9"/>`,
	`<rect fill="url(${canary}#a)" width="9" height="9"/>`,
	`<rect fill="u\\72l(${canary}#a)" width="9" height="9"/>`,
	`<image width="9" height="9" href="#a"><set attributeName="href" to="${canary}"/></image>`,
	`<image width="9" height="9" href="#a"><animate attributeName="xlink:href" values="${canary}"/></image>`,
	`<rect width="9" height="9"><set attributeName="fill" to="url(${canary})"/></rect>`,
	`<script href="${canary}"/>`,
	`<script xlink:href="${canary}"/>`,
	`<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${canary}"/><img xmlns="http://www.w3.org/1999/xhtml" src="${canary}" srcset="${canary} 1x"/><body xmlns="http://www.w3.org/1999/xhtml" background="${canary}"><link rel="stylesheet" href="${canary}"/><video src="${canary}" poster="${canary}"/><object data="${canary}"/></body></foreignObject>`,
	`<image width="9" height="9" href="data:image/svg+xml,${encodeURIComponent(`<svg ${xmlns}><image href="${canary}" width="9" height="9"/></svg>`)}"/>`,
	`<g xml:base="http://canary.invalid/"><use href="x#a"/><image href="x" width="9" height="9"/></g>`,
	`<g onload="fetch('${canary}')" oNclick="x"><a href="javascript:fetch('${canary}')">${red}</a></g>`,
	`<audio xmlns="http://www.w3.org/1999/xhtml" src="${canary}" autoplay=""/>`,
].map((content) => `<svg ${xmlns} ${xlink} ${size}>${content}</svg>`);

/** A drawing of 1.9 KB that draws `10 ** levels` squares. */
export const bomb = (levels: number, copy = (id: string) => `<use href="#${id}"/>`): string => {
	const levelled = Array.from({ length: levels }, (_, i) => `<g id="a${i + 1}">${copy(`a${i}`).repeat(10)}</g>`);
	return `<svg ${xmlns} ${size}><rect id="a0" width="1" height="1"/>${levelled.join('')}</svg>`;
};
