import type { Entry } from './entry.ts';
import { isText, slugOf } from './file-names.ts';
import { memoized } from './memoized.ts';
import type { Path } from './path.ts';

/** An address at which a page stood before, or stands on the site of another program. */
export interface OtherAddress {
	/** Its path on the site, without slashes around it. */
	readonly address: string;
	/** The field that states it. */
	readonly path: Path;
}

/** The addresses that lead to `entry` besides its own, as it says itself. */
export const otherAddressesOf = memoized((entry: Entry): readonly OtherAddress[] =>
	[...statedIn(entry)].flatMap(({ text, path, near }) => {
		const address = readAddress(text, near);
		return address === undefined || address === entry.id ? [] : [{ address, path }];
	}),
);

/** Whether what stands among the other names of a page is an address, as for Hugo they all are. */
export const isAddress = (alias: string): boolean => /^\.{0,2}\/|\/$|\.html?$/.test(alias);

/** A text that names an address; one without a slash at its start is read from `near`. */
interface Stated {
	readonly text: string;
	readonly path: Path;
	readonly near?: string;
}

function* statedIn({ kind, id, data }: Entry): Generator<Stated> {
	const fields = data as Readonly<Record<string, unknown>>;
	yield* textsAt(fields, 'formerly');
	if (!kind.free) return;
	const folder = id.slice(0, Math.max(0, id.lastIndexOf('/')));
	for (const name of ['permalink', 'url', 'redirect_from']) yield* textsAt(fields, name);
	for (const slug of textsAt(fields, 'slug')) yield { ...slug, near: folder };
	for (const alias of textsAt(fields, 'aliases')) if (isAddress(alias.text)) yield { ...alias, near: folder };
}

function textsAt(fields: Readonly<Record<string, unknown>>, name: string): Stated[] {
	const value = fields[name];
	if (typeof value === 'string') return [{ text: value, path: [name] }];
	return Array.isArray(value) ? value.map((text, index) => ({ text: String(text), path: [name, index] })) : [];
}

/** The path of an address; none where it is a pattern, or where no site could have it. */
function readAddress(text: string, near = ''): string | undefined {
	const path = text.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
	if (/[:*{}<>"|\\\0-\u001f]/.test(path)) return undefined;
	const whole = path.startsWith('/') || near === '' ? path : `${near}/${path}`;
	const names: string[] = [];
	for (const name of whole.split('/')) {
		if (name === '' || name === '.') continue;
		if (name === '..') names.pop();
		else names.push(name);
	}
	const address = names.join('/').replace(/(?:^|\/)index\.html?$/i, '');
	return isText(address) ? slugOf(address) : address;
}

/** How addresses are compared: hosts forgive capitals and an ending. */
export const folded = (address: string): string => address.replace(/\.html?$/i, '').toLowerCase();
