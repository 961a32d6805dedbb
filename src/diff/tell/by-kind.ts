import type { KindName } from '../../kinds/index.ts';
import type { Topic } from '../found/change.ts';
import { actionTellers } from './action.ts';
import { practice } from './as.ts';
import { assessmentTellers } from './assessment.ts';
import { coachingTellers } from './coaching.ts';
import { collaborationTellers } from './collaboration.ts';
import { communityTellers } from './community.ts';
import { cultureTellers } from './culture.ts';
import { listing } from './fields.ts';
import { goalTellers } from './goal.ts';
import { handbookTellers } from './handbook.ts';
import { measureTellers } from './measure.ts';
import { pathTellers } from './path.ts';
import { processTellers } from './process.ts';
import { roleTellers } from './role.ts';
import { sessionTellers } from './session.ts';
import { systemTellers } from './system.ts';
import type { Tellers } from './telling.ts';

/** How changes of a playbook of a kind are told. */
interface OfKind {
	/** Those of its fields; in plain words where there is none. */
	readonly tellers?: Tellers;
	/** What one is about that comes or goes whole; duties where it gives any, else how people work. */
	readonly topic?: Topic;
	readonly doers?: Doers;
}

/**
 * Where those are named who have most to do with a playbook, and what they do in it, said of one and of several; then what
 * they no longer do when it is gone, where that is said otherwise.
 */
type Doers = readonly [field: string, one: string, several: string, one?: string, several?: string];

export const byKind: Readonly<Record<string, OfKind>> = {
	collaboration: { tellers: collaborationTellers, doers: ['roles', 'takes part in it', 'take part in it'] },
	goal: { tellers: goalTellers, topic: 'measure' },
	measure: { tellers: measureTellers, topic: 'measure' },
	role: { tellers: roleTellers },
	process: {
		tellers: processTellers,
		doers: ['accountable', 'answers for its activities', 'answer for its activities'],
	},
	system: { tellers: systemTellers, topic: 'access' },
	community: {
		tellers: communityTellers,
		doers: ['members', 'belongs to it', 'belong to it', 'meets in it', 'meet in it'],
	},
	session: { tellers: sessionTellers, doers: ['required', 'has to come', 'have to come'] },
	action: { tellers: actionTellers, doers: ['owner', 'carries it out', 'carry it out'] },
	coaching: { tellers: coachingTellers, doers: ['by', 'coaches along it', 'coach along it'] },
	culture: { tellers: cultureTellers, doers: ['by', 'commits to it', 'commit to it'] },
	assessment: { tellers: assessmentTellers },
	path: { tellers: pathTellers },
	term: { tellers: { not_to_confuse_with: listing(practice, 'is not to be confused with') }, topic: 'wording' },
	guide: { topic: 'wording' },
	page: { topic: 'wording' },
	handbook: { tellers: handbookTellers, topic: 'record' },
} satisfies Record<KindName, OfKind>;
