import type { KindName } from '../kinds/index.ts';
import { capital } from '../words/words.ts';

/** What the search knows of a kind of record. */
interface RecordKind {
	/** What readers call it, where that is not its name. */
	readonly label?: string;
	/** Whose icon it has, where it has none of its own. */
	readonly icon?: string;
	/** How likely a reader means such a record, other things being equal; 1 where nothing is said. */
	readonly prior?: number;
	/** What readers call such a record, so that the kind can be asked for: `csm role`, `brainstorm agenda`. */
	readonly words?: string;
}

/** Every kind of record: the kinds, the sorts of their parts, and what stands for no playbook. */
const table = {
	list: { icon: 'list-unordered', prior: 0.65, words: 'list all index overview' },
	view: { label: 'Overview', icon: 'compass', prior: 0.8 },
	contract: { label: 'Two roles', icon: 'role', prior: 0.3 },
	stage: { icon: 'compass', prior: 0.6 },
	role: { words: 'role job' },
	accountability: { icon: 'role', prior: 0.95 },
	decision: { icon: 'role', prior: 0.95, words: 'decision' },
	process: { words: 'process workflow' },
	activity: { icon: 'process' },
	output: { label: 'Result', icon: 'process' },
	session: { label: 'Session template', words: 'session meeting agenda template' },
	block: { label: 'Agenda block', icon: 'session', prior: 0.83, words: 'block agenda' },
	coaching: { label: 'Coaching guide', words: 'coaching guide' },
	area: { label: 'Coaching area', icon: 'coaching' },
	question: { label: 'Coaching question', icon: 'coaching', prior: 0.5, words: 'coaching question ask' },
	measure: { words: 'measure kpi metric number' },
	goal: { words: 'goal objective' },
	system: { words: 'system tool access' },
	community: { words: 'community circle meeting when' },
	collaboration: { words: 'collaboration playbook' },
	agreement: { label: 'Rule of engagement', icon: 'collaboration', prior: 1.25 },
	escalation: { icon: 'collaboration', prior: 0.9 },
	culture: { label: 'Culture page', words: 'culture' },
	commitment: { icon: 'culture', prior: 0.8 },
	signal: { icon: 'culture', prior: 0.55 },
	assessment: { words: 'assessment survey check' },
	statement: { label: 'Assessment statement', icon: 'assessment', prior: 0.85 },
	path: { label: 'Onboarding path', words: 'onboarding path' },
	step: { label: 'Onboarding step', icon: 'path', prior: 0.45, words: 'step onboarding' },
	term: { label: 'Glossary term', words: 'term glossary meaning definition abbreviation' },
	action: { label: 'Action template', prior: 1.05, words: 'action template' },
	guide: { words: 'guide how to' },
	page: {},
	heading: { icon: 'page', prior: 0.9 },
	rule: { label: 'Rule of the check', icon: 'warning', prior: 0.15, words: 'rule check finding' },
	handbook: { label: 'Settings' },
} satisfies Record<KindName, RecordKind> & Record<string, RecordKind>;

export type RecordName = keyof typeof table;

/** The same by name; parts of a list that is not here are called by it. */
export const recordKinds: ReadonlyMap<string, RecordKind> = new Map(Object.entries(table));

/** What readers call a kind of record. */
export const kindLabel = (kind: string): string => recordKinds.get(kind)?.label ?? capital(kind);

/** The icon of a kind of record. */
export const kindIcon = (kind: string): string => recordKinds.get(kind)?.icon ?? kind;

/** The words by which readers ask for a kind of record, of each that has some. */
export const kindWords: readonly (readonly [kind: string, words: string])[] = [...recordKinds].flatMap(
	([kind, { words }]) => (words ? [[kind, words] as const] : []),
);
