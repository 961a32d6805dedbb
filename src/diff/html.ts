import { diffWordsWithSpace } from 'diff';
import { html } from '../escape/markup.ts';
import { visibleLines } from '../escape/terminal.ts';
import { shown, textOf } from './found/sentence.ts';
import {
	groupsOf,
	headings,
	headline,
	namesPlaybook,
	newFindings,
	objections,
	type Report,
	reachWords,
	type Told,
	toLookAt,
} from './report.ts';

/** Texts past this are shown side by side without their words compared, which takes the square of their length. */
const longestCompared = 20_000;

/** A difference as one file that needs nothing else: no script, nothing from another place. */
export function formatHtml(report: Report): string {
	const groups = groupsOf(report).map(
		([topic, list]) =>
			`<section><h2>${inert(headings[topic])} <small>${list.length}</small></h2><ul>${list.map(changeItem).join('\n')}</ul></section>`,
	);
	const warnings = [...objections(report)].map(
		([words, titles]) => `<p class="warning">${words}: ${titles.map(inert).join(', ')}.</p>`,
	);
	const doubt = toLookAt(report);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${inert(headline(report))}</title>
<style>${styles}</style>
</head>
<body>
<h1>${inert(headline(report))}</h1>
<p>From ${inert(report.from)} to ${inert(report.to)}.</p>
${[...warnings, ...groups, findingsSection('Findings it brings', newFindings(report)), doubt ? findingsSection(doubt.words, doubt.list) : '', findingsSection('Findings it mends', report.fixed)].filter(Boolean).join('\n')}
</body>
</html>
`;
}

function changeItem(change: Told): string {
	const sentence = change.sentence
		.map((piece) => {
			if (typeof piece === 'string') return inert(piece);
			return 'id' in piece ? `<b>${inert(textOf(piece).slice(1, -1))}</b>` : `<q>${inert(shown(piece))}</q>`;
		})
		.join('');
	const place = namesPlaybook(change.sentence, change) ? '' : ` <span class="place">${inert(change.title)}</span>`;
	const reach = reachWords(change, inert);
	return `<li>${sentence}${place}${reach ? `<div class="reach">${reach}.</div>` : ''}${detail(change)}</li>`;
}

function detail({ detail }: Told): string {
	const { before = '', after = '' } = detail ?? {};
	if (!before && !after) return '';
	const words =
		before.length + after.length > longestCompared
			? `<del>${inert(before)}</del>\n<ins>${inert(after)}</ins>`
			: diffWordsWithSpace(before, after)
					.map(({ value, added, removed }) =>
						added ? `<ins>${inert(value)}</ins>` : removed ? `<del>${inert(value)}</del>` : inert(value),
					)
					.join('');
	return `<details><summary>Text</summary><div class="text">${words}</div></details>`;
}

function findingsSection(title: string, list: Report['brought']): string {
	if (list.length === 0) return '';
	const items = list.map(
		({ severity, rule, source, message }) =>
			`<li><b>${inert(severity)}</b> <code>${inert(rule)}</code> ${inert(source.path)}: ${inert(message)}</li>`,
	);
	return `<section><h2>${inert(title)} <small>${list.length}</small></h2><ul>${items.join('\n')}</ul></section>`;
}

const inert = (text: string): string => html(visibleLines(text));

const styles = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; line-height: 1.25; }
h2 { font-size: 1.05rem; margin: 2rem 0 0.5rem; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
h2 small, .reach, .place, summary { color: color-mix(in srgb, currentColor 65%, transparent); font-weight: normal; }
ul { list-style: none; padding: 0; margin: 0; }
li { padding: 0.5rem 0; overflow-wrap: anywhere; }
.reach, summary { font-size: 0.85rem; }
.warning { padding: 0.5rem 0.75rem; border-left: 4px solid #c62828; background: color-mix(in srgb, #c62828 10%, transparent); }
.text { white-space: pre-wrap; font-size: 0.9rem; padding: 0.5rem 0.75rem; border-left: 2px solid color-mix(in srgb, currentColor 25%, transparent); }
ins { background: color-mix(in srgb, #2e7d32 25%, transparent); text-decoration: underline; }
del { background: color-mix(in srgb, #c62828 25%, transparent); }
`;
