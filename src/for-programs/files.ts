import type { Handbook } from '../core/handbook.ts';
import { pathOf } from '../core/link.ts';
import { handbook } from '../kinds/handbook.ts';
import { isOwn } from '../kinds/views/own.ts';
import { markdownPath, missingPath } from '../page/address.ts';
import type { Pages } from '../pages/pages.ts';
import { contentsText } from './contents.ts';
import { bookData } from './handbook.ts';
import { pageMarkdown } from './page.ts';

/** A file for programs that read the handbook. Its text is made where it is asked for. */
export interface ProgramFile {
	/** Path on the site, without a slash before it. */
	readonly file: string;
	/** The page that it says the same as; absent where it is about the whole handbook. */
	readonly page?: string;
	text(): string;
}

/** The handbook as data, its contents, and each page of a playbook as Markdown. */
export function programFiles(book: Handbook, pages: Pages): readonly ProgramFile[] {
	const { frame } = pages;
	// What explains the rules is this program's.
	const own = book.entries.filter(
		(entry) => isOwn(entry, book) && pathOf(entry) !== missingPath && pages.entry(pathOf(entry)) === entry,
	);
	return [
		{ file: 'handbook.json', text: () => `${JSON.stringify(bookData(book, own, frame))}\n` },
		{ file: 'llms.txt', text: () => contentsText(own, frame, book.of(handbook)[0]?.data.summary) },
		...own.map((entry) => {
			const path = pathOf(entry);
			return {
				file: markdownPath(path).slice(1),
				page: path,
				text: () => pageMarkdown(pages.page(path)!, entry, pages.prose(path), book, frame.base),
			};
		}),
	];
}
