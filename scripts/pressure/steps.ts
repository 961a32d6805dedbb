import { decode } from '../../src/core/decode.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Source } from '../../src/core/source.ts';
import { formatHtml } from '../../src/diff/html.ts';
import { formatMarkdown } from '../../src/diff/markdown.ts';
import { reportOf } from '../../src/diff/report.ts';
import { formatGithub, formatReport, formatSarif } from '../../src/exports/findings.ts';
import { compareAlone } from '../../src/history/alone.ts';
import { rowsOf } from '../../src/history/rows.ts';
import { check } from '../../src/load.ts';
import { pagesOf } from '../../src/pages/pages.ts';
import { prosePieces } from '../../src/prose/prose-html.ts';
import { searchData } from '../../src/search/data.ts';
import { textPages } from '../../src/search/full-text.ts';

const today = '2026-10-15';
const lead = { path: 'roles/lead.yaml', text: 'title: Team lead\nmission: Keeps the team together.\n' };

type File = readonly [path: string, text: string];

const bookOf = ([path, text]: File): Handbook => {
	const source: Source = decode(path, new TextEncoder().encode(text));
	return check(new Map([lead, source].map((one) => [one.path, one])), { today });
};

/** All that becomes of a text, a step at a time: each gives how many bytes it made. */
export function* steps(before: File, after: File): Generator<readonly [step: string, size: number]> {
	const book = bookOf(after);
	yield ['check', 0];
	const findings = { diagnostics: book.diagnostics, known: 0, entries: 2, failed: true };
	yield [
		'report',
		formatReport(findings).length + formatSarif(findings, '').length + formatGithub(findings, '').length,
	];
	const pages = pagesOf(book, { findings: true });
	const id = after[0].replace(/\.\w+$/, '');
	const path = pages.paths.find((one) => one === `/${id}/`);
	yield ['page', path ? JSON.stringify(pages.page(path)).length : 0];
	const input = path ? pages.prose(path) : undefined;
	yield ['render', input ? JSON.stringify(prosePieces(input)).length : 0];
	yield ['search', JSON.stringify(searchData(book, '/')).length];
	yield ['full text', JSON.stringify(textPages(book, '/', 'en')).length];
	const old = bookOf(before);
	yield ['check again', 0];
	const report = reportOf({ name: 'before', handbook: old }, { name: 'after', handbook: book });
	yield ['diff', formatHtml(report).length + formatMarkdown(report).length];
	const [a, b] = [old.find(id), book.find(id)];
	yield ['versions', a && b ? JSON.stringify(compareAlone(a, b, new Map())).length : 0];
	yield ['side by side', JSON.stringify(rowsOf(before[1], after[1])).length];
}
