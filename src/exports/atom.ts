import { xml } from '../escape/markup.ts';

/** A feed as Atom 1.0 (RFC 4287) has it. Addresses are absolute; days are year-month-day. */
interface Feed {
	/** Names the feed for good. */
	readonly id: string;
	readonly title: string;
	readonly author: string;
	readonly language: string;
	/** Where it stands, and the page that shows the same. */
	readonly self: string;
	readonly page: string;
	/** Newest first; a feed without entries has no day and cannot be written. */
	readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
	/** Names the entry for good. */
	readonly id: string;
	readonly title: string;
	readonly href: string;
	readonly updated: string;
	readonly text: string;
	readonly categories: readonly string[];
}

/** The text of `feed`. */
export function atom({ id, title, author, language, self, page, entries }: Feed): string {
	const updated = entries[0]?.updated;
	if (updated === undefined) throw new Error(`The feed \`${id}\` has no entries.`);
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">`,
		`\t<id>${xml(id)}</id>`,
		`\t<title>${xml(title)}</title>`,
		`\t<updated>${instant(updated)}</updated>`,
		`\t<author><name>${xml(author)}</name></author>`,
		`\t<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
		`\t<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
		...entries.map(entryText),
		'</feed>',
	];
	return `${lines.join('\n')}\n`;
}

const entryText = ({ id, title, href, updated, text, categories }: FeedEntry): string =>
	[
		'\t<entry>',
		`\t\t<id>${xml(id)}</id>`,
		`\t\t<title>${xml(title)}</title>`,
		`\t\t<updated>${instant(updated)}</updated>`,
		`\t\t<link rel="alternate" type="text/html" href="${xml(href)}"/>`,
		...categories.map((term) => `\t\t<category term="${xml(term)}"/>`),
		`\t\t<content type="text">${xml(text)}</content>`,
		'\t</entry>',
	].join('\n');

const instant = (day: string): string => `${day}T00:00:00Z`;
