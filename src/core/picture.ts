import { flawed } from './decode.ts';
import { maxSvgBytes } from './limits.ts';
import { type Bytes, endOf } from './picture-end.ts';
import type { Flaw } from './source.ts';

/** How many bytes at either end of a file tell what it is. */
export const endLength = 2_048;

/** The bytes of a file that are all at hand. */
export const bytesIn = (bytes: Uint8Array): Bytes => ({
	all: () => bytes,
	first: () => bytes.subarray(0, endLength),
	last: () => bytes.subarray(-endLength),
});

/** Pixels of one picture. A 100-megapixel photo is the largest a camera makes; past it, decoding it stops a phone. */
const maxPixels = 100_000_000;

/**
 * What is wrong with a picture, a document or a film, from what it holds: nothing is decoded, and of most files only both ends are read.
 * SVG is text, and judged where it is read as such, once this finds that it is one.
 */
export function fileFlaw(path: string, size: number, bytes: Bytes): Flaw | undefined {
	const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
	const wanted = kinds[ending === 'jpeg' ? 'jpg' : ending];
	if (plain.test(ending)) return undefined;
	const thing = wanted?.label ?? (ending === 'svg' ? 'picture' : 'file');
	if (size === 0)
		return broken(`The file is empty, so there is no ${thing} to show.`, 'Save it again, or take it out.');
	const first = bytes.first();
	const text = textIn(first);
	if (text?.startsWith('version https://git-lfs.github.com/spec/')) return { ...broken(...pointer), cause: lfsPointer };
	if (text !== undefined && /^(?:\.\.\/)*(?:\.git\/)?\/?annex\/objects\//.test(text))
		return { ...broken(...annexed), cause: 'git-annex' };
	if (!wanted && ending !== 'svg') return undefined;
	const held = Object.values(kinds).find(({ starts }) => starts(first));
	const what = held ? `${held.article} ${held.label}` : describe(text);
	if (!wanted)
		return size > maxSvgBytes ? tooLargeDrawing : drawn.test(what) ? undefined : elsewise(ending, what, 'SVG');
	if (held === wanted) return tooManyPixels(ending, first) ?? cut(wanted, ending, size, bytes);
	if (held?.shown && wanted.shown) return misnamed(held, ending);
	return elsewise(ending, what, wanted.label);
}

/** What the reader of drawings tells of more closely: where they cease to be XML, what their outermost element is. */
const drawn = /^(?:an SVG drawing|XML|text|something else)$/;

const elsewise = (ending: string, what: string, label: string): Flaw =>
	broken(
		`The file is named \`.${ending}\`, but holds ${what}, so readers see a gap.`,
		`Save it again as ${label}, or rename it to what it is.`,
	);

/** What is wrong with a drawing of more than `maxSvgBytes` bytes. */
export const tooLargeDrawing: Flaw = {
	rule: 'input-limit',
	range: { start: 0, end: 0 },
	message: 'The picture has more than 4 MB, which takes a browser seconds to draw.',
	help: 'Simplify the drawing, or save it as PNG.',
};

/** Files whose content may be anything. */
const plain = /^(?:txt|csv|ics|drawio|vsdx?)$/;

interface Held {
	readonly label: string;
	readonly article: string;
	/** Whether browsers show it as a picture whatever its name. */
	readonly shown: boolean;
	readonly starts: (bytes: Uint8Array) => boolean;
}

const startsWith =
	(text: string, at = 0) =>
	(bytes: Uint8Array) =>
		[...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

const kinds: Record<string, Held> = {
	png: { label: 'PNG picture', article: 'a', shown: true, starts: startsWith('\x89PNG\r\n\x1a\n') },
	jpg: { label: 'JPEG picture', article: 'a', shown: true, starts: startsWith('\xff\xd8\xff') },
	gif: { label: 'GIF picture', article: 'a', shown: true, starts: startsWith('GIF8') },
	webp: {
		label: 'WebP picture',
		article: 'a',
		shown: true,
		starts: (bytes) => startsWith('RIFF')(bytes) && startsWith('WEBP', 8)(bytes),
	},
	ico: { label: 'icon', article: 'an', shown: true, starts: startsWith('\0\0\x01\0') },
	avif: { label: 'AVIF picture', article: 'an', shown: true, starts: startsWith('ftypavi', 4) },
	heic: {
		label: 'HEIC picture',
		article: 'a',
		shown: false,
		starts: (bytes) => startsWith('ftyphe', 4)(bytes) || startsWith('ftypmif1', 4)(bytes),
	},
	tiff: {
		label: 'TIFF picture',
		article: 'a',
		shown: false,
		starts: (bytes) => startsWith('II*\0')(bytes) || startsWith('MM\0*')(bytes),
	},
	psd: { label: 'Photoshop file', article: 'a', shown: false, starts: startsWith('8BPS') },
	pdf: {
		label: 'PDF document',
		article: 'a',
		shown: false,
		// Readers of PDF forgive what stands before it.
		starts: (bytes) => latin(bytes.subarray(0, 1024)).includes('%PDF-'),
	},
	archive: { label: 'compressed archive', article: 'a', shown: false, starts: startsWith('PK\x03\x04') },
};

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** The beginning of a file as text, without a byte order mark and space before it; nothing where it is none. */
function textIn(bytes: Uint8Array): string | undefined {
	const text = new TextDecoder().decode(bytes).trimStart();
	// A letter may be cut at the end of what was read.
	return /[\0-\u0008\u000e-\u001a\u001c-\u001f]|\ufffd(?!$)/.test(text) ? undefined : text;
}

function describe(text: string | undefined): string {
	if (text === undefined) return 'something else';
	if (text === '') return 'nothing but space';
	if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|meta|div|p)\b/i.test(text))
		return 'a page of HTML, as a server sends it in place of a file that it does not give';
	if (/^(?:<\?xml[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*<(?:\w+:)?svg\b/i.test(text))
		return 'an SVG drawing';
	if (/^[{[]/.test(text)) return 'JSON, as a server sends it in place of a file that it does not give';
	if (/^<{7} /m.test(text)) return 'two versions of a file that git could not merge';
	if (text.startsWith('data:image/')) return 'the address of a picture in place of the picture';
	return text.startsWith('<') ? 'XML' : 'text';
}

/** Why a file is only what Git LFS keeps in its place. */
export const lfsPointer = 'git-lfs';

const pointer = [
	'This is not the file, but what Git LFS keeps in its place: the file itself was not fetched, so readers see a gap.',
	'Fetch it with `git lfs pull`; in a workflow of GitHub, write `lfs: true` below `with` of the step `actions/checkout`.',
] as const;

const annexed = [
	'This is not the file, but what git-annex keeps in its place: the file itself was not fetched, so readers see a gap.',
	'Fetch it with `git annex get`.',
] as const;

function cut({ label }: Held, ending: string, size: number, bytes: Bytes): Flaw | undefined {
	if (endOf(ending, size, bytes) !== 'missing') return undefined;
	return broken(
		`The end of this ${label} is missing, so readers see a part of it or nothing.`,
		'Copy it again from where it is whole.',
	);
}

const broken = (message: string, help: string): Flaw => flawed('', { rule: 'broken-picture', message, help }).flaw!;

const misnamed = ({ label, article }: Held, ending: string): Flaw => ({
	...broken(
		`The file is named \`.${ending}\`, but holds ${article} ${label}. Browsers show it; other programs may not.`,
		'Rename it to what it is.',
	),
	severity: 'info',
});

function tooManyPixels(ending: string, bytes: Uint8Array): Flaw | undefined {
	const size = sizeOf(ending, bytes);
	if (!size || size.width * size.height <= maxPixels) return undefined;
	return {
		...broken(
			`The image says it is ${size.width} × ${size.height} pixels, more than a browser can show.`,
			'Export it at the size it is shown, or check where it comes from.',
		),
		rule: 'input-limit',
	};
}

/** Formats: PNG (RFC 2083, section 4.1.1), GIF89a. */
function sizeOf(ending: string, bytes: Uint8Array): { width: number; height: number } | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (ending === 'png' && bytes.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
	if (ending === 'gif' && bytes.length >= 10)
		return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
	return undefined;
}
