import { packed } from '../../../page/edition-switch.ts';

/** Loads data files of the site below `base`, each asked for once; those of earlier editions are kept packed. */
export function filesBelow(base: string, earlier: boolean): <T>(file: string) => Promise<T> {
	const files = new Map<string, Promise<unknown>>();
	return <T>(file: string) => {
		const known = files.get(file);
		if (known) return known as Promise<T>;
		const asked = fetch(base + file + (earlier ? packed : '')).then(async (response) => {
			if (!response.ok) throw new Error(`${file}: ${response.status}`);
			return earlier ? unpack(await response.blob()) : response.json();
		});
		// A failed request may succeed at the next try.
		asked.catch(() => files.delete(file));
		files.set(file, asked);
		return asked as Promise<T>;
	};
}

/** What compressed JSON holds; a host may have unpacked it on its way. */
export async function unpack(data: Blob): Promise<unknown> {
	const [first, second] = new Uint8Array(await data.slice(0, 2).arrayBuffer());
	const isPacked = first === 0x1f && second === 0x8b;
	return new Response(isPacked ? data.stream().pipeThrough(new DecompressionStream('gzip')) : data).json();
}
