/** Bytes of a file, wherever it is kept. */
export interface Bytes {
	readonly all: () => Uint8Array;
	/** Its first 2,048 bytes, or all where there are fewer. */
	readonly first: () => Uint8Array;
	/** Its last 2,048 bytes, or all where there are fewer. */
	readonly last: () => Uint8Array;
}

/**
 * Whether the mark with which a picture or document ends is there. Most are told by their last bytes; one that has
 * something behind its end, as cameras and editors append, is gone through.
 */
export function endOf(ending: string, size: number, bytes: Bytes): 'there' | 'missing' {
	return ends[ending]?.(size, bytes) === false ? 'missing' : 'there';
}

const ends: Record<string, (size: number, bytes: Bytes) => boolean> = {
	png: (_, { last, all }) => find(last(), [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]) || pngEnds(all()),
	jpg: (_, { last, all }) => find(last().subarray(-2), [0xff, 0xd9]) || jpegEnds(all()),
	jpeg: (size, bytes) => ends.jpg!(size, bytes),
	gif: (_, { last, all }) => last().findLast((byte) => byte !== 0) === 0x3b || gifEnds(all()),
	avif: (_, { all }) => avifEnds(all()),
	webp: (size, { first }) => size >= uint(first(), 4, true) + 8,
	pdf: (_, { last }) =>
		find(
			last(),
			[...'%%EOF'].map((letter) => letter.charCodeAt(0)),
		),
};

function find(bytes: Uint8Array, mark: readonly number[]): boolean {
	for (let at = bytes.length - mark.length; at >= 0; at--)
		if (mark.every((byte, i) => bytes[at + i] === byte)) return true;
	return false;
}

function uint(bytes: Uint8Array, at: number, little = false): number {
	return at + 4 > bytes.length ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, little);
}

/** PNG: parts of a stated length, up to the one named IEND (RFC 2083, section 3.2). */
function pngEnds(bytes: Uint8Array): boolean {
	for (let at = 8; at + 12 <= bytes.length; at += uint(bytes, at) + 12)
		if (uint(bytes, at + 4) === 0x49454e44) return true;
	return false;
}

/** JPEG: parts of a stated length, one of which may hold a small whole JPEG; then what is drawn, up to the mark of the end. */
function jpegEnds(bytes: Uint8Array): boolean {
	let at = 2;
	while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda)
		at += bytes[at + 1] === 0xff ? 1 : 2 + (bytes[at + 2]! << 8) + bytes[at + 3]!;
	for (let end = bytes.indexOf(0xff, at + 2); end >= 0; end = bytes.indexOf(0xff, end + 1))
		if (bytes[end + 1] === 0xd9) return true;
	return false;
}

/** GIF: blocks of pieces with a stated length, up to a semicolon (GIF89a, section 27). */
function gifEnds(bytes: Uint8Array): boolean {
	let at = 13 + colours(bytes[10]!);
	while (at < bytes.length) {
		const sign = bytes[at];
		if (sign === 0x3b) return true;
		if (sign === 0x21) at += 2;
		else if (sign === 0x2c) at += 11 + colours(bytes[at + 9]!);
		else return false;
		while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1;
		at += 1;
	}
	return false;
}

/** AVIF: boxes of a stated length, one of which holds what is drawn (ISO/IEC 14496-12, section 4.2). */
function avifEnds(bytes: Uint8Array): boolean {
	let drawn = false;
	let at = 0;
	while (at + 8 <= bytes.length) {
		const [stated, name] = [uint(bytes, at), uint(bytes, at + 4)];
		const length = stated === 1 ? uint(bytes, at + 12) : stated === 0 ? bytes.length - at : stated;
		// What is drawn stands by itself (`mdat`) or among what is said of it (`idat` within `meta`).
		drawn ||= name === 0x6d646174 || (name === 0x6d657461 && find(bytes.subarray(at, at + length), idat));
		if (length < 8) return false;
		at += length;
	}
	return drawn && at <= bytes.length;
}

const idat = [0x69, 0x64, 0x61, 0x74];

/** How many bytes a table of colours takes, by the byte that announces it. */
const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
