import type { Flaw } from './source.ts';

/** Pixels of one image. A 100-megapixel photo is the largest a camera makes; past it, decoding it stops a phone. */
const maxPixels = 100_000_000;

/** What is wrong with an image, from its first 32 bytes: nothing is decoded. Formats: PNG (RFC 2083, section 4.1.1), GIF89a. */
export function imageFlaw(path: string, bytes: Uint8Array): Flaw | undefined {
	const size = sizeOf(path, bytes);
	if (!size || size.width * size.height <= maxPixels) return undefined;
	return {
		rule: 'input-limit',
		range: { start: 0, end: 0 },
		message: `The image says it is ${size.width} × ${size.height} pixels, more than a browser can show.`,
		help: 'Export it at the size it is shown, or check where it comes from.',
	};
}

function sizeOf(path: string, bytes: Uint8Array): { width: number; height: number } | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (/\.png$/i.test(path) && bytes.length >= 24 && view.getUint32(0) === 0x89504e47)
		return { width: view.getUint32(16), height: view.getUint32(20) };
	if (/\.gif$/i.test(path) && bytes.length >= 10 && view.getUint32(0) === 0x47494638)
		return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
	return undefined;
}
