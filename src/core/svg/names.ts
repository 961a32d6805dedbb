/** Elements of a picture that draw or move what is drawn. None of them runs a program; addresses are judged apart. */
export const svgElements = words(
	`svg g defs symbol use switch title desc a style path rect circle ellipse line polyline polygon text tspan textPath
	image foreignObject clipPath mask pattern marker linearGradient radialGradient stop filter
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
	animate animateMotion animateTransform mpath set`,
);

/** Elements of HTML that text in a picture is made of, as draw.io and Mermaid write it. */
export const htmlElements = words(
	`div span p br hr b i u s em strong small sub sup mark code pre font center ul ol li dl dt dd label section
	h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption img style`,
);

/** Elements of HTML of which nothing may stay, their text included. */
export const htmlRefused = words(
	`script iframe frame frameset object embed applet form input button textarea select option link meta base template
	noscript video audio source track canvas portal fencedframe title head math svg xmp plaintext noembed noframes`,
);

/** Attributes of those elements that say how they look. */
export const htmlAttributes = words(
	'class id style title dir lang align valign color face size bgcolor width height border colspan rowspan cellpadding cellspacing alt',
);

function words(text: string): ReadonlySet<string> {
	return new Set(text.split(/\s+/));
}
