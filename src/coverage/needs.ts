import type { Diagnostic } from '../core/diagnostic.ts';
import type { KindName } from '../kinds/index.ts';

/** The seven things a collaboration needs, in the order in which they build on each other. */
export const needs = [
	{ id: 'goal', title: 'Goal named' },
	{ id: 'roles', title: 'Roles clear' },
	{ id: 'process', title: 'Process mapped' },
	{ id: 'systems', title: 'Systems fit' },
	{ id: 'community', title: 'Community' },
	{ id: 'coaching', title: 'Coaching' },
	{ id: 'leaders', title: 'Leaders' },
] as const;

export type Need = (typeof needs)[number]['id'];

/** What is found while a file is read, and makes its playbook as a whole less reliable. */
const unread = new Set([
	'field-missing',
	'field-unknown',
	'field-value',
	'front-matter',
	'input-limit',
	'merge-conflict',
	'cut-text',
	'misplaced-file',
	'unreadable-file',
	'yaml-syntax',
]);

/** What a playbook of each kind stands for, where it is about collaboration; a collaboration itself says who works together and what holds between them. */
const needOfKind: Readonly<Record<string, Need | undefined>> = {
	collaboration: 'roles',
	goal: 'goal',
	measure: 'goal',
	role: 'roles',
	path: 'roles',
	process: 'process',
	system: 'systems',
	community: 'community',
	session: 'community',
	action: 'community',
	assessment: 'community',
	coaching: 'coaching',
	culture: 'leaders',
	term: undefined,
	guide: undefined,
	page: undefined,
	handbook: undefined,
} satisfies Record<KindName, Need | undefined>;

/** The thing that a finding weakens; `undefined` where it is about pages rather than collaboration. */
export function needOf({
	rule,
	entry,
	weakens = unread.has(rule) ? 'playbook' : 'page',
}: Diagnostic): Need | undefined {
	if (weakens === 'playbook') return entry && needOfKind[entry.kind.name];
	return needs.find(({ id }) => id === weakens)?.id;
}
