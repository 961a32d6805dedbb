import { pageHref } from '../address.ts';
import type { Words } from '../facts.ts';
import type { EditionName } from '../page.ts';

/** What stands above every page of an edition: that it is one, and where the page of today is. */
export interface EditionNote {
	readonly text: string;
	readonly link: Words & { readonly href: string };
	/** Whether the edition in force has this page. */
	readonly kept: boolean;
}

/** The edition in force, as others refer to it. */
export interface Current {
	/** Path of the whole site. */
	readonly root: string;
	/** Scheme and host of the site, where known. */
	readonly origin?: string | undefined;
	/** Whether it has a page at `path`. */
	has(path: string): boolean;
}

/** The note above the page of an edition at `path`. */
export function noteOf({ name, date }: EditionName, path: string, current: Current): EditionNote {
	const kept = current.has(path);
	return {
		text: `You are reading the ${name} edition of ${date}; ${kept ? 'for what holds now, read this page in the' : 'this page is not in the'}`,
		link: { form: 'words', text: 'current edition', href: pageHref(current.root, kept ? path : '/') },
		kept,
	};
}
