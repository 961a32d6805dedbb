import { literal } from '../escape/markdown.ts';
import { type Duty, dutyNames } from '../kinds/views/duties.ts';
import type {
	Block,
	Cell,
	ChangeLine,
	Column,
	Empty,
	FindingGroup,
	Item,
	Node,
	Panel,
	Slot,
	Step,
} from '../page/blocks.ts';
import { factLines, named, tableLines, valueLines, wordsLine } from './values.ts';

type Of<F extends Block['form']> = Extract<Block, { form: F }>;

/** What a block shows, as lines of Markdown. What only helps to look at it, such as colours, is left out. */
export function blockLines(block: Block): string[] {
	switch (block.form) {
		case 'items':
			return itemLines(block.items, block.empty);
		case 'panels':
			return panels([...block.panels, ...(block.later?.panels ?? [])]);
		case 'journey':
			return columns(block.columns);
		case 'work':
			return work(block);
		case 'matrix':
			return matrix(block);
		case 'changes':
			return block.changes.map(change);
		case 'buttons':
			return block.items.map((words) => `- ${wordsLine(words)}`);
		case 'tree':
			return tree(block.nodes);
		case 'agenda':
			return block.slots.map((slot) => agendaLine(slot, block.starts));
		case 'questionnaire':
			return block.questions.map(({ text, about }) => `- ${literal(text)}${about ? ` (${wordsLine(about)})` : ''}`);
		case 'lanes':
			return block.lanes.boxes.map(({ name, href }) => `- ${named(name, href)}`);
		case 'steps':
			return spaced(block.steps.map(step));
		case 'findings':
			return spaced(block.groups.map(findings));
		case 'versions':
			return block.versions.map(({ title, note }) => `- ${literal(title)}${note ? `: ${literal(note)}` : ''}`);
		default:
			return valueLines(block);
	}
}

/** Blocks of lines with an empty one between them. */
export const spaced = (blocks: readonly (readonly string[])[]): string[] =>
	blocks.filter((lines) => lines.length > 0).flatMap((lines, i) => [...(i > 0 ? [''] : []), ...lines]);

const dutiesIn = (duties: readonly Duty[] = []): string => duties.map((duty) => dutyNames[duty]).join(', ');

function itemLines(items: readonly Item[], empty?: Empty): string[] {
	if (items.length === 0) return empty ? [named(empty.text, empty.href)] : [];
	return items.map((item) => `- ${itemLine(item)}`);
}

function itemLine({ text, href, detail, when, duties = [], note, noteHref, mark }: Item): string {
	const more = [
		...(duties.length > 0 ? [dutiesIn(duties)] : []),
		...(note === undefined ? [] : [named(note, noteHref)]),
		...(mark ? [literal(mark.text)] : []),
		...(when && when.text !== text ? [literal(when.text)] : []),
	];
	return named(text, href) + (more.length > 0 ? ` (${more.join('; ')})` : '') + (detail ? `: ${literal(detail)}` : '');
}

const panels = (all: readonly Panel[]): string[] =>
	spaced(
		all.flatMap(({ title, href, note, items, later, empty, more }) => [
			[`### ${named(title, href)}${note === undefined ? '' : ` (${literal(note)})`}`],
			itemLines([...items, ...(later?.items ?? [])], empty),
			more ? [named(more.text, more.href)] : [],
		]),
	);

const columns = (all: readonly Column[]): string[] =>
	spaced(
		all.flatMap(({ title, href, subtitle, text, items }) => [
			[`### ${named(title, href)}${subtitle === undefined ? '' : ` (${literal(subtitle)})`}`],
			text === undefined ? [] : [literal(text)],
			itemLines(items),
		]),
	);

const work = ({ stages, rest }: Of<'work'>): string[] =>
	spaced([columns(stages), rest ? [`${literal(rest.text)}:`] : [], rest ? columns(rest.stages) : []]);

const matrix = ({ corner, columns: heads, rows }: Of<'matrix'>): string[] =>
	tableLines(
		[corner, ...heads.map(({ text }) => text)],
		rows.map(({ head, cells }) => [named(head.text, head.href), ...cells.map(cellLine)]),
	);

const cellLine = ({ text, href, duties = [], links = [] }: Cell): string =>
	[
		...(duties.length > 0 ? [dutiesIn(duties)] : []),
		...links.map(wordsLine),
		...(text === undefined ? [] : [named(text, href)]),
	].join(', ');

const change = ({ title, href, version, day, note, concerns }: ChangeLine): string =>
	[
		`- ${named(title, href)}${version === undefined ? '' : ` ${literal(version)}`}${day ? `, ${literal(day)}` : ''}: ${literal(note)}`,
		...(concerns ? [`Concerns ${literal(concerns)}.`] : []),
	].join(' ');

const tree = (nodes: readonly Node[]): string[] =>
	nodes.flatMap(({ item, children }) => [`- ${itemLine(item)}`, ...tree(children).map((line) => `  ${line}`)]);

function agendaLine({ from, minutes, title, method, facts }: Slot, starts: number | undefined): string {
	const at = (starts ?? 0) + from;
	const clock = `${Math.floor(at / 60) % 24}:${String(at % 60).padStart(2, '0')}`;
	const more = [...(method === undefined ? [] : [literal(method)]), ...facts.map(wordsLine)];
	return `- ${clock}, ${minutes} min: **${literal(title)}**${more.length > 0 ? `. ${more.join('; ')}` : ''}`;
}

const step = ({ title, stage, people, facts, ways }: Step): string[] =>
	spaced([
		[`### ${literal(title)}`],
		[
			...(stage ? [`- **Stage:** ${wordsLine(stage)}`] : []),
			...people.map(({ text, href, duties }) => `- ${named(text, href)}: ${dutiesIn(duties)}`),
			...factLines(facts),
			...ways.map(({ when, handover, to }) => {
				const then = [...(handover ? [wordsLine(handover)] : []), ...(to ? [`then ${wordsLine(to)}`] : [])];
				return `- **Next:** ${when === undefined ? '' : `${literal(when)}: `}${then.join(', ')}`;
			}),
		],
	]);

const findings = ({ title, href, note, findings, more }: FindingGroup): string[] =>
	spaced([
		[`### ${named(title, href)} (${literal(note)})`],
		findings.map(
			({ text, about, place }) =>
				`- ${literal(text)} (${[about, place].flatMap((one) => (one ? [wordsLine(one)] : [])).join(', ')})`,
		),
		more === undefined ? [] : [literal(more)],
	]);
