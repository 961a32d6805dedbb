import { capital } from '../words/words.ts';

/** What readers call a kind of record; kinds of part have no other name of their own. */
export const kindLabel = (kind: string): string => labels[kind] ?? capital(kind);

const labels: Readonly<Record<string, string>> = {
	list: 'List',
	view: 'Overview',
	contract: 'Two roles',
	session: 'Session template',
	action: 'Action template',
	coaching: 'Coaching guide',
	culture: 'Culture page',
	path: 'Onboarding path',
	term: 'Glossary term',
	area: 'Coaching area',
	question: 'Coaching question',
	block: 'Agenda block',
	item: 'Assessment statement',
	statement: 'Assessment statement',
	step: 'Onboarding step',
	agreement: 'Rule of engagement',
	rule: 'Rule of the check',
	output: 'Result',
};

/** The icon of a kind of record. */
export const kindIcon = (kind: string): string => icons[kind] ?? kind;

const icons: Readonly<Record<string, string>> = {
	list: 'list-unordered',
	view: 'compass',
	contract: 'role',
	stage: 'compass',
	activity: 'process',
	output: 'process',
	accountability: 'role',
	decision: 'role',
	block: 'session',
	area: 'coaching',
	question: 'coaching',
	statement: 'assessment',
	step: 'path',
	commitment: 'culture',
	signal: 'culture',
	agreement: 'collaboration',
	escalation: 'collaboration',
	heading: 'page',
	rule: 'warning',
};
