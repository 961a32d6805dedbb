import type { Handbook } from '../../src/core/handbook.ts';
import { check, readSources } from '../../src/load.ts';
import type { Block, Item, Panel, Section } from '../../src/page/blocks.ts';
import type { Page } from '../../src/page/page.ts';
import type { Value } from '../../src/page/values.ts';
import { pagesOf } from '../../src/pages/pages.ts';

const today = '2026-11-24';

/** The handbook this repository ships. */
export const shipped = (): Handbook => check(readSources('content'), { today });

/** A handbook of a few files, by path. */
export const bookOf = (files: Readonly<Record<string, string>>): Handbook =>
	check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), { today });

/** The page at `path`; a test without it is not worth running. */
export function pageOf(book: Handbook, path: string): Page {
	const page = pagesOf(book).page(path);
	if (!page) throw new Error(`There is no page ${path}.`);
	return page;
}

/** A page as lines of text: each section with its heading, and what it shows. */
export const linesOf = ({ sections, after }: Page): string[] =>
	[...sections, ...after].flatMap((section) => [`## ${section.heading}`, ...sectionLines(section)]);

/** The lines of one section, by its heading. */
export function linesBelow(page: Page, heading: string): string[] {
	const section = [...page.sections, ...page.after].find((one) => one.heading === heading);
	if (!section) throw new Error(`There is no section ${heading}.`);
	return sectionLines(section);
}

const sectionLines = ({ lead, block }: Section): string[] => [...(lead ? [lead] : []), ...blockLines(block)];

function blockLines(block: Block): string[] {
	switch (block.form) {
		case 'items':
			return block.items.length > 0 ? block.items.map(itemLine) : block.empty ? [`(${block.empty.text})`] : [];
		case 'panels':
			return block.panels.flatMap(panelLines);
		case 'matrix':
			return [
				[block.corner, ...block.columns.map(({ text }) => text)].join(' | '),
				...block.rows.map(({ head, cells }) =>
					[
						head.text,
						...cells.map(({ text, duties, links, tone }) =>
							[
								text,
								duties?.join(''),
								links?.map((link) => link.text).join(', '),
								tone === 'bad' ? '!!' : tone === 'warning' ? '!' : '',
							]
								.filter(Boolean)
								.join(' '),
						),
					].join(' | '),
				),
			];
		case 'steps':
			return block.steps.flatMap(({ title, people, facts, ways }) => [
				`${title}: ${people.map(({ text, duties }) => `${text} ${duties.join('')}`).join(', ')}`,
				...facts.map(({ label, value }) => `  ${label}: ${valueText(value)}`),
				...ways.map(({ when, handover, to }) =>
					['  ↓', when && `${when}:`, handover?.text, to && `→ ${to.text}`].filter(Boolean).join(' '),
				),
			]);
		case 'agenda':
			return block.slots.map(({ from, minutes, title, facts }) =>
				[
					`${from + (block.starts ?? 0)}+${minutes}`,
					title,
					...facts.map(({ text, note }) => (note ? `${text} ${note}` : text)),
				].join(' | '),
			);
		case 'tree':
			return block.nodes.flatMap(function lines({ item, children }): string[] {
				return [itemLine(item), ...children.flatMap(lines).map((line) => `  ${line}`)];
			});
		case 'changes':
			return block.changes.map(({ title, version, weight, note, concerns }) =>
				[version ? `${title} ${version}` : title, weight, note, concerns].filter(Boolean).join(' | '),
			);
		case 'buttons':
			return block.items.map(({ text }) => text);
		case 'journey':
			return block.columns.flatMap(({ title, items }) => [title, ...items.map(itemLine).map((line) => `  ${line}`)]);
		case 'work':
			return [
				...block.stages,
				...(block.rest ? [{ title: `(${block.rest.text})`, items: [] }, ...block.rest.stages] : []),
			].flatMap(({ title, items }) => [title, ...items.map(itemLine).map((line) => `  ${line}`)]);
		case 'lanes':
			return block.lanes.boxes.map(({ name }) => name);
		case 'questionnaire':
			return block.questions.map(({ text, about, reverse }) =>
				[text, about?.text, reverse && 'turned round'].filter(Boolean).join(' | '),
			);
		case 'findings':
			return block.groups.flatMap(({ title, note, findings }) => [
				`[${title}] ${note}`,
				...findings.map(({ severity, text, detail }) => [severity, text, detail].filter(Boolean).join(' | ')),
			]);
		case 'versions':
			return block.versions.flatMap(({ label, note, said }, i) => [
				`[${label}]`,
				...[note, said].filter((text) => text !== undefined),
				...(block.tales[i]?.[0] ?? []).map(
					({ topic, phrases }) => `${phrases.map(({ text }) => text).join('')} (${topic})`,
				),
			]);
		case 'table':
			return [
				block.columns.join(' | '),
				...block.rows.map(({ cells }) => cells.map((cell) => (cell ? valueText(cell) : '')).join(' | ')),
			];
		default:
			return [valueText(block)];
	}
}

const panelLines = ({ title, items, empty }: Panel): string[] => [
	`[${title}]`,
	...(items.length > 0 ? items.map(itemLine) : empty ? [`(${empty.text})`] : []),
];

const itemLine = ({ text, detail, duties, note, tone }: Item): string =>
	[text, detail, duties?.join(''), note && (tone === 'warning' || tone === 'bad' ? `${note} !` : note)]
		.filter(Boolean)
		.join(' | ');

function valueText(value: Value): string {
	switch (value.form) {
		case 'words':
			return value.note ? `${value.text} · ${value.note}` : value.text;
		case 'row':
		case 'list':
			return value.items.map(valueText).join('; ');
		case 'facts':
			return value.facts.map(({ label, value }) => `${label}: ${valueText(value)}`).join('; ');
		case 'table':
			return value.rows.map(({ cells }) => cells.map((cell) => (cell ? valueText(cell) : '')).join(' | ')).join('; ');
		case 'cards':
			return value.cards.map(({ title }) => title).join('; ');
	}
}

/** Addresses in the sections of a page that lead to a part of it which is not there. */
export function deadAnchors({ sections, after, chips, asides }: Page): string[] {
	const all = [...sections, ...after];
	const ids = new Set([...idsIn(all), ...asides.map(({ id }) => id)]);
	const own = [...JSON.stringify([all, chips]).matchAll(/"href":"#([^"]+)"/g)].map((match) =>
		decodeURIComponent(match[1]!),
	);
	return own.filter((id) => !ids.has(id));
}

/** Ids that the sections give to parts of the page; those of the boxes of a blueprint are not among them. */
export function idsIn(sections: readonly Section[]): string[] {
	const shown = sections.map(({ parts: _, ...section }) =>
		section.block.form === 'lanes' ? { id: section.id } : section,
	);
	return [...JSON.stringify(shown).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]!);
}
