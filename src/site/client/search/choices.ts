import { kindIcon, kindLabel } from '../../../project/search/labels.ts';
import type { Question } from '../../../project/search/question.ts';
import { signsOf } from '../../../project/search/spacing.ts';
import { plain } from '../../../project/search/words.ts';
import { base } from '../store.ts';
import { openTabs } from '../tabs.ts';
import './commands.ts';
import type { Outcome, Shown, Told } from './engine.ts';
import { marked } from './marks.ts';
import { commandsHere } from './registry.ts';
import { searcher } from './searcher.ts';
import { excerptNodes, findText } from './text.ts';
import { headingOf } from './wording.ts';

/** One line of the command box. */
export interface Choice {
	readonly group: string;
	readonly icon: string;
	readonly title: readonly (Node | string)[];
	/** What it is and where it belongs, softer. */
	readonly note?: string;
	/** More lines, of an answer or an excerpt. */
	readonly lines?: readonly (readonly (Node | string)[])[];
	/** Where it leads. */
	readonly href?: string;
	/** What it does instead; text it gives goes into the box. */
	run?(): string | undefined;
}

/** Lines of an answer that are shown in the box. */
const maxLines = 6;
const maxHits = 10;
const maxText = 3;
/** The group of pages whose text fits. */
export const inText = 'In the text';

/** What stands in the box for `text`. */
export async function choicesFor(text: string): Promise<readonly Choice[]> {
	if (text.trim() === '') return recent();
	if (text.startsWith('>')) return commandChoices(text.slice(1));
	if (text.startsWith('@')) return headingChoices(text.slice(1));
	if (text.startsWith('#')) return kindChoices(text.slice(1));
	const outcome = await (await searcher()).find(text);
	return [...answerChoices(outcome), ...hitChoices(outcome, maxHits), toFullText(text)];
}

/** Pages whose text fits and which `shown` does not lead to. */
export async function textChoices(text: string, shown: readonly Choice[]): Promise<readonly Choice[]> {
	if (/^[>@#]/.test(text) || (text.trim().length < 3 && !signsOf(text))) return [];
	const pages = new Set(shown.map(({ href }) => href?.split('#')[0]));
	const found = await findText(text, {}, maxText + shown.length);
	return (found?.hits ?? [])
		.filter(({ url }) => !pages.has(url))
		.slice(0, maxText)
		.map(({ url, title, kind, excerpt }) => ({
			group: inText,
			icon: kindIcon(kind),
			title: [title],
			note: kindLabel(kind),
			lines: [excerptNodes(excerpt)],
			href: url,
		}));
}

function recent(): readonly Choice[] {
	const tabs = openTabs().map(
		({ href, title, icon }): Choice => ({ group: 'Opened last', icon, title: [title], href }),
	);
	const ways = [
		['>', 'Commands'],
		['@', 'Headings of this page'],
		['#', 'Only one kind'],
	] as const;
	return [
		...tabs.filter(({ href }) => href !== location.pathname),
		...ways.map(
			([sign, title]): Choice => ({
				group: 'More',
				icon: 'chevron-right',
				title: [title],
				note: sign,
				run: () => sign,
			}),
		),
	];
}

function commandChoices(text: string): readonly Choice[] {
	return commandsHere()
		.filter(({ title }) => fits(title, text))
		.map(({ title, icon, run }) => ({
			group: 'Commands',
			icon,
			title: [title],
			run: () => {
				run();
				return undefined;
			},
		}));
}

function headingChoices(text: string): readonly Choice[] {
	const headings = document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, h4)');
	return [...headings].flatMap((heading) => {
		const { id = '' } = heading;
		const title =
			[...heading.childNodes]
				.filter((node) => node.nodeType === Node.TEXT_NODE)
				.map((node) => node.textContent)
				.join('')
				.trim() ||
			heading.textContent?.trim() ||
			'';
		return id && fits(title, text)
			? [
					{
						group: 'On this page',
						icon: 'list-unordered',
						title: [title],
						href: `${location.pathname}#${encodeURIComponent(id)}`,
					},
				]
			: [];
	});
}

async function kindChoices(text: string): Promise<readonly Choice[]> {
	const search = await searcher();
	const [word = '', ...rest] = text.split(' ');
	const counts = new Map(await search.kinds());
	const kinds = [...counts.keys()].filter(
		(kind) => kind !== 'list' && [kind, kindLabel(kind)].some((name) => fits(name, word)),
	);
	if (rest.length === 0 || kinds.length === 0)
		return kinds.map((kind) => ({
			group: 'Kinds',
			icon: kindIcon(kind),
			title: [kindLabel(kind)],
			note: String(counts.get(kind)),
			run: () => `#${kind} `,
		}));
	const wanted = kinds.includes(word) ? [word] : kinds;
	const asked = rest.join(' ');
	if (asked.trim() === '') return (await search.ofKinds(wanted)).map((one) => choiceOf(one, [one.title]));
	return hitChoices(await search.find(asked, wanted), 50);
}

function answerChoices({ answers }: Outcome): readonly Choice[] {
	return answers.map((answer) => ({
		group: 'Answers',
		icon: 'lightbulb',
		title: [headingOf(answer)],
		lines: answer.lines.slice(0, maxLines).map(lineOf),
		href: answer.about[0]!.href,
	}));
}

/** `Accountable: Account executive` */
export function lineOf({ label, links, text }: Told['lines'][number]): readonly string[] {
	const said = [links.map(({ title }) => title).join(', '), text].filter(Boolean).join(' · ');
	return label ? [`${label}: ${said}`] : [said];
}

const hitChoices = ({ hits, question }: Outcome, limit: number): readonly Choice[] =>
	hits.slice(0, limit).map((one) => choiceOf(one, titleOf(one, question)));

/** The title marked, with the name by which it was found where that is another. */
function titleOf({ title, names }: Shown, question: Question): readonly (Node | string)[] {
	const own = marked(title, question);
	if (own.some((part) => typeof part !== 'string')) return own;
	const name = names
		.map((one) => marked(one, question))
		.find((parts) => parts.some((part) => typeof part !== 'string'));
	return name ? [...own, ' (', ...name, ')'] : own;
}

function choiceOf({ kind, within, href, status }: Shown, title: Choice['title']): Choice {
	const place = within === undefined ? '' : ` in ${within}`;
	return {
		group: 'Playbooks',
		icon: kindIcon(kind),
		title,
		note: `${kindLabel(kind)}${place}${status ? ` · ${status}` : ''}`,
		href,
	};
}

const toFullText = (text: string): Choice => ({
	group: 'More',
	icon: 'search',
	title: [`Search all text for “${text.trim()}”`],
	href: `${base}search/?q=${encodeURIComponent(text.trim())}`,
});

/** Whether every word typed begins a word of `title`. */
const fits = (title: string, text: string): boolean =>
	plain(text)
		.split(/\s+/)
		.filter(Boolean)
		.every((word) => ` ${plain(title)}`.includes(` ${word}`) || plain(title).includes(`-${word}`));
