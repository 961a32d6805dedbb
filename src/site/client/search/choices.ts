import { type Missing, phraseIn } from '../../../search/asks.ts';
import { unfolded } from '../../../search/folding.ts';
import type { Question } from '../../../search/question.ts';
import { kindIcon, kindLabel } from '../../../search/record-kinds.ts';
import { placesOf, signsOf, spaced, tokensOf } from '../../../search/spacing.ts';
import { plain, plainName } from '../../../search/words.ts';
import { mine } from '../shared/mine.ts';
import { base } from '../shared/store.ts';
import { openTabs } from '../shared/tabs.ts';
import { activityIcon } from './commands.ts';
import type { Outcome, Shown, Told } from './engine.ts';
import { marked } from './marks.ts';
import { type Command, commandsHere } from './registry.ts';
import { searcher } from './searcher.ts';
import { excerptNodes, findText, type TextHit } from './text.ts';
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
const maxCommands = 3;
/** The groups of pages whose text fits, and of those that say word for word what was asked. */
const inText = 'In the text';
const wordForWord = 'Word for word';

/** What was found for a text, and what the handbook does not say of it. */
export interface Found {
	readonly choices: readonly Choice[];
	readonly question?: Question;
	/** Words that the handbook does not have, once its texts have been looked at. */
	readonly missing?: readonly Missing[];
	/** Whether something that was found is called what was asked, word for word. */
	readonly titled?: boolean;
}

/** What stands in the box for `text`. */
export async function choicesFor(text: string): Promise<Found> {
	if (text.trim() === '') return { choices: await atHand() };
	if (text.startsWith('>')) return { choices: commandChoices(text.slice(1)) };
	if (text.startsWith('@')) return { choices: headingChoices(text.slice(1)) };
	if (text.startsWith('#')) return { choices: await kindChoices(text.slice(1)) };
	const outcome = await (await searcher()).find(text);
	const hits = hitChoices(outcome, maxHits);
	const { called, begun } = namedCommands(text);
	return {
		choices: [...called, ...answerChoices(outcome), ...hits, ...begun, toFullText(text)],
		question: outcome.question,
		titled: isTitled(outcome.hits.slice(0, maxHits), text),
	};
}

/** Whether one of `hits` is called what `text` says, word for word. */
export function isTitled(hits: readonly Shown[], text: string): boolean {
	const phrase = tokensOf(phraseIn(text) ?? text);
	return hits.some(({ title, names }) =>
		[title, ...names].some((name) => placesOf(spaced(name).split(' ').map(unfolded), phrase).length > 0),
	);
}

/** What texts add to what was found: pages that say it word for word before the others, and words that they do not have either. */
export async function withTexts(text: string, found: Found): Promise<Found> {
	const { choices, question, titled } = found;
	if (!question || (text.trim().length < 3 && !signsOf(text))) return found;
	const pages = new Set(choices.map(({ href }) => href?.split('#')[0]));
	const finds = await findText(text, {}, maxText + choices.length, question.missing);
	if (!finds) return found;
	const first = titled ? [] : finds.hits.filter(({ exact }) => exact).slice(0, maxText);
	const urls = new Set(first.map(({ url }) => url));
	const more = finds.hits.filter(({ url }) => !pages.has(url) && !urls.has(url)).slice(0, maxText);
	const isEnd = ({ group }: Choice) => group === 'More';
	const isAnswer = ({ group }: Choice) => group === 'Answers' || group === 'Commands';
	const rest = choices.filter((one) => !isEnd(one));
	const lead = first.length > 0 ? rest.findIndex((one) => !isAnswer(one)) : 0;
	const at = lead < 0 ? rest.length : lead;
	return {
		...found,
		// A command that is called so is about it.
		missing: choices[0]?.group === 'Commands' ? [] : finds.missing,
		choices: [
			...rest.slice(0, at),
			...first.map((hit) => textChoice(hit, wordForWord)),
			...rest.slice(at),
			...more.map((hit) => textChoice(hit, inText)),
			...choices.filter(isEnd),
		],
	};
}

const textChoice = ({ href, title, kind, excerpt }: TextHit, group: string): Choice => ({
	group,
	icon: kindIcon(kind),
	title: [title],
	note: kindLabel(kind),
	lines: [excerptNodes(excerpt)],
	href,
});

/** What the handbook does not say of what was asked, as a sentence. */
export const notSaid = (missing: readonly Missing[]): string =>
	missing.map(({ typed, word }) => `Nothing about “${typed}”${word ? `; this is about “${word}”` : ''}.`).join(' ');

/** What readers need before they type. */
async function atHand(): Promise<readonly Choice[]> {
	const tabs = openTabs().map(
		({ href, title, icon }): Choice => ({ group: 'Opened last', icon, title: [title], href }),
	);
	const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-activity]')].map(
		(link): Choice => ({
			group: 'Go to',
			icon: activityIcon(link),
			title: [link.textContent?.trim() ?? ''],
			href: link.pathname,
		}),
	);
	const ways = [
		['>', 'Commands'],
		['@', 'Headings of this page'],
		['#', 'Only one kind'],
	] as const;
	const elsewhere = ({ href }: Choice) => href !== location.pathname;
	return [
		...tabs.filter(elsewhere),
		...(await example()),
		...links.filter(elsewhere),
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

/** A question that the handbook answers. */
async function example(): Promise<readonly Choice[]> {
	const roles = await searcher()
		.then((search) => search.ofKinds(['role']))
		.catch(() => []);
	const own = `/roles/${mine().role}/`;
	const role = roles.find(({ href }) => href.endsWith(own)) ?? roles[0];
	if (!role) return [];
	const question = `What does the ${role.title} do?`;
	return [{ group: 'Ask', icon: 'lightbulb', title: [question], run: () => question }];
}

/** Commands that are called `text` in plain words, and those of which the name begins with it. */
function namedCommands(text: string): { readonly called: readonly Choice[]; readonly begun: readonly Choice[] } {
	const asked = plainName(text);
	const called: Command[] = [];
	const begun: Command[] = [];
	for (const command of commandsHere()) {
		const names = [command.title, ...(command.names ?? [])].map(plainName);
		if (names.includes(asked)) called.push(command);
		else if (asked.length > 2 && names.some((name) => name.startsWith(asked))) begun.push(command);
	}
	return { called: called.map(commandChoice), begun: begun.slice(0, maxCommands).map(commandChoice) };
}

function commandChoices(text: string): readonly Choice[] {
	return commandsHere()
		.filter(({ title, names = [] }) => [title, ...names].some((name) => fits(name, text)))
		.map(commandChoice);
}

const commandChoice = ({ title, icon, run }: Command): Choice => ({
	group: 'Commands',
	icon,
	title: [title],
	run: () => {
		run();
		return undefined;
	},
});

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
	const counts = new Map(await search.kinds());
	const kinds = [...counts.keys()].filter((kind) => kind !== 'list');
	const asked = plain(text);
	// A kind may be named by several words, and what is looked for among its records follows.
	const whole = kinds
		.flatMap((kind) => [kind, kindLabel(kind)].map((name) => ({ kind, name: plain(name) })))
		.filter(({ name }) => asked.startsWith(`${name} `))
		.sort((a, b) => b.name.length - a.name.length)[0];
	const begun = kinds.filter((kind) => [kind, kindLabel(kind)].some((name) => fits(name, text)));
	const named = begun.map((kind) => ({
		group: 'Kinds',
		icon: kindIcon(kind),
		title: [kindLabel(kind)],
		note: String(counts.get(kind)),
		run: () => `#${kind} `,
	}));
	if (!whole) return named;
	const rest = text.slice(whole.name.length + 1);
	if (rest.trim() === '') return [...(await search.ofKinds([whole.kind])).map((one) => choiceOf(one, [one.title]))];
	return [...named, ...hitChoices(await search.find(rest, [whole.kind]), 50)];
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

function choiceOf({ kind, within, href, status, lines = [] }: Shown, title: Choice['title']): Choice {
	const place = within === undefined ? '' : ` in ${within}`;
	return {
		group: 'Playbooks',
		icon: kindIcon(kind),
		title,
		note: `${kindLabel(kind)}${place}${status ? ` · ${status}` : ''}`,
		href,
		...(lines.length > 0 ? { lines: lines.map(lineOf) } : {}),
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
