import { html } from '../../escape/markup.ts';
import type { EditionName } from '../../history/edition-names.ts';
import { pageHref } from '../../page/address.ts';
import type { EditionNote } from '../../page/edition-note.ts';
import { contentsPath } from './contents.ts';

/** A page of an edition that reads as it does in a newer one. */
export interface Same {
	readonly path: string;
	readonly title: string;
	/** What the window is called. */
	readonly windowTitle: string;
	readonly language: string;
	/** Path of the whole site, and of the edition below it. */
	readonly root: string;
	readonly base: string;
	readonly note: EditionNote;
	readonly edition: EditionName;
	/** Where the text is kept: the path of that edition or of the whole site, and the edition's name. */
	readonly keeper: { readonly base: string; readonly name?: string };
	/** Address of the page of today, for search engines. */
	readonly canonical?: string | undefined;
}

/**
 * The file that stands for such a page: it says so, leads to the text, and lets `edition.js` show the text here, as a
 * page of this edition. A thousand of them make up an edition, so there is not a word in it that is not needed.
 */
export function stubOf({
	path,
	title,
	windowTitle,
	language,
	root,
	base,
	note,
	edition,
	keeper,
	canonical,
}: Same): string {
	const name = edition.name === edition.slug ? '' : ` data-name="${html(edition.name)}"`;
	const contents = `<a href="${html(pageHref(base, contentsPath))}">All pages of this one</a>.</p></main></body></html>\n`;
	return [
		`<!DOCTYPE html><html lang="${html(language)}" data-base="${html(base)}" data-edition="${html(edition.slug)}"${name}>`,
		`<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
		`<meta name="viewport" content="width=device-width"><title>${html(windowTitle)}</title>`,
		canonical ? `<link rel="canonical" href="${html(canonical)}">` : '<meta name="robots" content="noindex">',
		`<link rel="icon" href="${html(root)}favicon.svg"><script src="${html(root)}edition.js"></script>`,
		`<noscript><link rel="stylesheet" href="${html(root)}edition.css"></noscript></head>`,
		`<body><main><p id="fb_edition">${html(note.text)} <a href="${html(note.link.href)}">${html(note.link.text)}</a>.</p>`,
		`<h1>${html(title)}</h1>`,
		keeper.name === undefined
			? `<p>It reads the same there; links there lead on in the current edition. ${contents}`
			: `<p>It reads the same in the <a id="fb_same" href="${html(pageHref(keeper.base, path))}">${html(keeper.name)} edition</a>; links there lead on in that edition. ${contents}`,
	].join('');
}

/** All that the whole page may do is said in the page itself, whose own policy holds as well. */
const policy = "default-src 'self' data:;script-src 'self' 'wasm-unsafe-eval'";
