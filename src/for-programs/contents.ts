import type { Entry } from '../core/entry.ts';
import { pathOf } from '../core/link.ts';
import { linked, literal } from '../escape/markdown.ts';
import { kinds } from '../kinds/index.ts';
import { isCurrent, isDraft } from '../kinds/views/status.ts';
import { markdownPath, pageHref } from '../page/address.ts';
import type { Frame } from '../page/page.ts';
import { textAt } from '../pages/shared/playbook.ts';
import { spaced } from './blocks.ts';

/** The contents of the handbook for programs that read texts, in the form of llms.txt: its pages by kind, each with its summary. */
export function contentsText(
	entries: readonly Entry[],
	{ origin = '', base, title }: Frame,
	summary: string | undefined,
): string {
	const at = (path: string) => origin + pageHref(base, path);
	const line = (entry: Entry) => {
		const about = textAt(entry, 'summary') ?? textAt(entry, 'description') ?? textAt(entry, 'definition');
		const draft = isDraft(entry) ? ' (draft)' : '';
		return `- ${linked(entry.title, at(markdownPath(pathOf(entry))))}${draft}${about === undefined ? '' : `: ${literal(about)}`}`;
	};
	const current = Map.groupBy(entries.filter(isCurrent), ({ kind }) => kind.name);
	const over = entries.filter((entry) => !isCurrent(entry));
	const blocks = [
		[`# ${literal(title)}`],
		summary === undefined ? [] : [`> ${literal(summary)}`],
		[
			`Every page is here as Markdown; its address without \`index.md\` is that for readers. ${linked('handbook.json', at('/handbook.json'))} has all facts and references as data.`,
		],
		...kinds.flatMap(({ name, plural }) => {
			const own = current.get(name) ?? [];
			return own.length > 0 ? [[`## ${literal(plural)}`], own.map(line)] : [];
		}),
		// By convention, what stands under this heading may be left out.
		...(over.length > 0 ? [['## Optional'], over.map(line)] : []),
	];
	return `${spaced(blocks).join('\n')}\n`;
}
