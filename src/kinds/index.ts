import { action } from './action.ts';
import { assessment } from './assessment.ts';
import { coaching } from './coaching.ts';
import { collaboration } from './collaboration.ts';
import { community } from './community.ts';
import { culture } from './culture.ts';
import { goal } from './goal.ts';
import { guide } from './guide.ts';
import { handbook } from './handbook.ts';
import { measure } from './measure.ts';
import { page } from './page.ts';
import { path } from './path.ts';
import { process } from './process.ts';
import { role } from './role.ts';
import { session } from './session.ts';
import { system } from './system.ts';
import { term } from './term.ts';

/** Every kind of playbook, in the order readers meet them; the settings come last. */
export const kinds = [
	collaboration,
	goal,
	measure,
	role,
	process,
	system,
	community,
	session,
	action,
	coaching,
	culture,
	assessment,
	path,
	term,
	guide,
	page,
	handbook,
] as const;

/** The name of a kind. A table with a line for each, `satisfies Record<KindName, …>`, is one that a new kind cannot be missing from. */
export type KindName = (typeof kinds)[number]['name'];
