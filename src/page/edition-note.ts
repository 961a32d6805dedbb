import type { EditionName } from '../history/edition-names.ts';
import { pageHref } from './address.ts';
import type { Words } from './values.ts';

/** What stands above every page of an edition: that it is one, and where the page of today is. */
export interface EditionNote {
	readonly text: string;
	readonly link: Words & { readonly href: string };
	/** Path of the page in the edition in force; absent where that has none. */
	readonly now?: string;
}

/** The edition in force, as others refer to it. */
export interface Current {
	/** Path of the whole site. */
	readonly root: string;
	/** Scheme and host of the site, where known. */
	readonly origin?: string | undefined;
	/** The path at which it has what an earlier edition has at `path`. */
	at(path: string): string | undefined;
}

/** The note above the page of an edition at `path`. */
export function noteOf({ name, date }: EditionName, path: string, current: Current): EditionNote {
	const now = current.at(path);
	return {
		text: `You are reading the ${name} edition of ${date}; ${now === undefined ? 'this page is not in the' : 'for what holds now, read this page in the'}`,
		link: { form: 'words', text: 'current edition', href: pageHref(current.root, now ?? '/') },
		...(now === undefined ? {} : { now }),
	};
}
