import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesIn, fileFlaw } from '../src/core/picture.ts';
import { cleanSvg, decodeXml } from '../src/core/svg/clean.ts';
import { told } from '../src/core/told.ts';
import { check, readSources } from '../src/load.ts';
import { assetsOf } from '../src/prose/prose.ts';
import { asking, bomb, drawings } from './drawings.ts';

function wellFormed(text: string): void {
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(text).close();
}

describe('a drawing', () => {
	test.each(Object.entries(drawings))('of %s is kept as XML, and cleaning it again changes nothing', (_, text) => {
		const { text: clean = '', flaw } = cleanSvg(text);
		expect(flaw).toBeUndefined();
		wellFormed(clean);
		expect(clean).not.toMatch(/<script|inkscape:|serif:|mxfile|https:/);
		expect(cleanSvg(clean)).toEqual({ text: clean });
	});

	test.each([
		[
			'<svg viewBox="0 0 1 1"><script>x</script><path d="M0" onclick="y" fill="url(#a)"/></svg>',
			'<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><path d="M0" fill="url(#a)"/></svg>',
		],
		[
			'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><svg><foreignObject><b>x</b></foreignObject></svg>',
			'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>',
		],
		[
			'<svg><use href="https://x.example/a.svg#b"/><use href="#c"/></svg>',
			'<svg xmlns="http://www.w3.org/2000/svg"><use/><use href="#c"/></svg>',
		],
		[
			'<svg><rect style="fill:url(https://x.example);x:1"/><a href="javascript:x"><text>t</text></a></svg>',
			'<svg xmlns="http://www.w3.org/2000/svg"><rect style="x:1"/><a><text>t</text></a></svg>',
		],
	])('is left with what draws: %s', (text, clean) => {
		expect(cleanSvg(text).text).toBe(clean);
	});

	test.each([
		['of a text', '<svg><text>a[b[c]]&gt;d</text></svg>'],
		['of a text that was none to read', '<svg><desc><![CDATA[a]]]]><![CDATA[>b]]></desc></svg>'],
		['of a title', '<svg><g id="x]]&gt;y" class="]]>"><title>]]&gt;</title></g></svg>'],
		['of styles', '<svg><style>g[a="]]&gt;"]{fill:red}</style></svg>'],
		[
			'of HTML within it',
			'<svg><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">]]&gt;</p></foreignObject></svg>',
		],
	])('keeps the signs that end what was no text, without becoming broken: %s', (_, text) => {
		const { text: clean = '', flaw } = cleanSvg(text);
		expect(flaw).toBeUndefined();
		wellFormed(clean);
		expect(clean).toContain(']]&gt;');
		expect(cleanSvg(clean)).toEqual({ text: clean });
	});

	test.each(asking)('asks no other host: %s', (text) => {
		const { text: clean = '' } = cleanSvg(text);
		wellFormed(clean);
		expect(decodeURIComponent(clean)).not.toMatch(/canary|javascript|\son\w+=/i);
	});

	test.each([
		['<svg xmlns="http://www.w3.org/2000/svg"><rect/>', 'broken-picture', 46],
		['<svg xmlns="http://www.w3.org/2000/svg"><rect width=1/></svg>', 'broken-picture', 52],
		['<svg xmlns="http://www.w3.org/2000/svg"><g inkscape:label="x"/></svg>', 'broken-picture', 62],
		['<svg xmlns="http://www.w3.org/2000/svg">&nbsp;</svg>', 'broken-picture', 45],
		['<html xmlns="http://www.w3.org/1999/xhtml"/>', 'broken-picture', 0],
		['<svg xmlns="http://www.w3.org/2000/svg"><image href="photo.png"/></svg>', 'removed-markup', 65],
		['<svg xmlns="http://www.w3.org/2000/svg"><use href="icons.svg#a"/></svg>', 'removed-markup', 65],
		[`<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(201)}${'</g>'.repeat(201)}</svg>`, 'input-limit', 639],
		[bomb(9), 'input-limit', 0],
		[bomb(9, (id) => `<g mask="url('#${id}')"/>`), 'input-limit', 0],
		[
			`<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(99)}">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a${i - 1};&a;&a;">`).join('')}]><svg/>`,
			'input-limit',
			1,
		],
	])('that browsers do not show as it is, is told of where it stands: %#', (text, rule, start) => {
		const { flaw } = cleanSvg(text);
		expect(flaw?.rule).toBe(rule);
		if (!text.startsWith('<!DOCTYPE')) expect(flaw?.range.start).toBe(start);
	});

	test('may copy its parts as drawings do', () => {
		expect(cleanSvg(bomb(4)).flaw).toBeUndefined();
		expect(
			cleanSvg('<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>').flaw,
		).toBeUndefined();
	});

	test('is read in the encoding that it names', () => {
		const text = '<?xml version="1.0" encoding="ISO-8859-1"?><svg><title>Gr\u00fcezi</title></svg>';
		expect(cleanSvg(decodeXml(Buffer.from(text, 'latin1'))).text).toContain('Grüezi');
		expect(cleanSvg(decodeXml(Buffer.from(`\ufeff${text}`, 'utf16le'))).text).toContain('Grüezi');
	});
});

const latin = (text: string) => Buffer.from(text, 'latin1');
const png = (rest = 'IEND\xaeB\x60\x82') =>
	latin(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\0\0\0\0\0\0\0\0${rest}`);
const jpeg = latin('\xff\xd8\xff\xe0\0\x04ab\xff\xe1\0\x06\xff\xd8\xff\xd9\xff\xda\0\x04abxxxx\xff\xd9');
const gif = latin('GIF89a\x01\0\x01\0\x80\0\0aaabbb!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;');
const webp = latin('RIFF\x0c\0\0\0WEBPVP8 abcd');
const avif = latin('\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x08meta\0\0\0\x0cmdatabcd');
const pdf = latin('%PDF-1.7\nx\nstartxref\n0\n%%EOF\n');
const pointer = latin('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n');
const html = latin('\r\n<!DOCTYPE html><title>Sign in</title>');
const svg = latin('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>');
const junk = latin('x'.repeat(3_000));

describe('a picture', () => {
	const of = (path: string, bytes: Uint8Array) => fileFlaw(path, bytes.length, bytesIn(bytes));

	test.each([
		['a.png', png()],
		['a.PNG', Buffer.concat([png(), junk])],
		['a.jpg', jpeg],
		['a.jpeg', Buffer.concat([jpeg, junk])],
		['a.gif', gif],
		['a.gif', Buffer.concat([gif, junk])],
		['a.webp', webp],
		['a.avif', avif],
		['a.avif', latin('\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x10meta\0\0\0\x08idat')],
		['a.pdf', pdf],
		['a.pdf', Buffer.concat([latin('junk\n'), pdf])],
		['a.txt', html],
		['a.csv', latin('')],
		['a.docx', latin('PK\x03\x04')],
		['a.mp4', junk],
		['a.svg', svg],
	])('is fine as it is: %s', (path, bytes) => {
		expect(of(path, bytes)).toBeUndefined();
	});

	test.each<readonly [string, Uint8Array, RegExp]>([
		...['png', 'jpg', 'jpeg', 'gif', 'webp', 'pdf', 'mp4', 'xlsx', 'zip', 'ico', 'svg'].map(
			(ending) => [`a.${ending}`, pointer, /Git LFS/] as const,
		),
		...['png', 'jpg', 'gif', 'webp', 'pdf', 'docx', 'ico', 'svg'].map(
			(ending) => [`a.${ending}`, latin(''), /is empty/] as const,
		),
		...['png', 'jpg', 'gif', 'webp', 'pdf', 'svg'].map(
			(ending) => [`a.${ending}`, html, /holds a page of HTML/] as const,
		),
		['a.png', latin('{"message": "Not Found"}'), /holds JSON/],
		['a.png', svg, /holds an SVG drawing/],
		['a.png', latin('data:image/png;base64,AAAA'), /the address of a picture/],
		['a.png', latin('<<<<<<< HEAD\n'), /two versions/],
		['a.png', latin('404: Not Found'), /holds text/],
		['a.png', latin('\0\0\0\x18ftypheic'), /holds a HEIC picture/],
		['a.png', pdf, /holds a PDF document/],
		['a.pdf', png(), /holds a PNG picture/],
		['a.png', png(''), /The end of this PNG picture is missing/],
		['a.png', Buffer.concat([png(''), junk]), /The end of this PNG picture is missing/],
		['a.jpg', jpeg.subarray(0, -2), /The end of this JPEG picture is missing/],
		['a.gif', gif.subarray(0, -4), /The end of this GIF picture is missing/],
		['a.webp', webp.subarray(0, -1), /The end of this WebP picture is missing/],
		['a.avif', avif.subarray(0, -1), /The end of this AVIF picture is missing/],
		['a.avif', avif.subarray(0, 16), /The end of this AVIF picture is missing/],
		['a.pdf', pdf.subarray(0, -8), /The end of this PDF document is missing/],
	])('that holds something else is told of: %s %#', (path, bytes, message) => {
		const flaw = of(path, bytes);
		expect(flaw).toMatchObject({ rule: 'broken-picture', message: expect.stringMatching(message) });
		expect(flaw?.severity).toBeUndefined();
	});

	test('of another type than its name says is shown, and noted', () => {
		expect(of('a.png', jpeg)).toMatchObject({ severity: 'info', message: expect.stringContaining('Browsers show it') });
	});
});

describe('a handbook with pictures', () => {
	const root = mkdtempSync(join(tmpdir(), 'fieldbook-pictures-'));
	afterAll(() => rmSync(root, { recursive: true, force: true }));
	const write = (path: string, data: string | Uint8Array) => {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), data);
	};

	test('is told once what Git LFS did not fetch, and where a drawing breaks', () => {
		for (const name of ['a', 'b', 'c']) write(`guides/${name}.jpg`, pointer);
		write('guides/d.svg', '<svg xmlns="http://www.w3.org/2000/svg">\n  <g>\n</svg>');
		write('guides/e.png', jpeg);
		write('guides/unseen.png', '');
		write('guides/g.md', '# G\n\n![a](a.jpg) ![b](b.jpg) ![c](c.jpg) ![d](d.svg) ![e](e.png)\n');
		const book = check(readSources(root), { today: '2026-10-15' });
		const found = told(book.diagnostics).filter(({ rule }) => rule === 'broken-picture');
		expect(found.map(({ source, severity, range, message }) => [source.path, severity, range.start, message])).toEqual([
			['guides/a.jpg', 'error', 0, expect.stringContaining('so it is with 3 files.')],
			['guides/d.svg', 'error', 52, expect.any(String)],
			['guides/e.png', 'info', 0, expect.any(String)],
			['guides/unseen.png', 'warning', 0, expect.any(String)],
		]);
		expect(assetsOf(book)).toEqual(['guides/e.png']);
	});
});
