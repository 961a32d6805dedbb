/** The text of an XML file, in the encoding that its mark or its first line names; UTF-8 where neither does. */
export function decodeXml(bytes: Uint8Array): string {
	const [first, second] = bytes;
	const head = String.fromCharCode(...bytes.subarray(0, 200));
	const named =
		first === 0xff && second === 0xfe
			? 'utf-16le'
			: first === 0xfe && second === 0xff
				? 'utf-16be'
				: /^[^<]{0,3}<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
	try {
		return new TextDecoder(named ?? 'utf-8').decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}
