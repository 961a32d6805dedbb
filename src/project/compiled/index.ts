import type { Kind } from '../../core/kind.ts';
import type { View } from '../view.ts';
import { accessPages } from './access.ts';
import { calendarPages } from './calendar.ts';
import { coachingPage } from './coaching.ts';
import { coachingCoveragePages } from './coaching-coverage.ts';
import { communityPage } from './community.ts';
import type { Compiled, Derivation, DerivedPage } from './compiled.ts';
import { coveragePages } from './coverage.ts';
import { culturePage } from './culture.ts';
import { goalPage, systemPage } from './lists.ts';
import { mapPages } from './map.ts';
import { settingsPages } from './settings.ts';

/** The kinds whose pages are worked out from the whole handbook. */
const compiled: readonly Compiled[] = [coachingPage, communityPage, culturePage, goalPage, systemPage];

/** The pages that stand for no single playbook. */
const derivations: readonly Derivation[] = [
	coveragePages,
	accessPages,
	coachingCoveragePages,
	mapPages,
	calendarPages,
	settingsPages,
];

const byName = new Map(compiled.map((page) => [page.kind.name, page]));

/** How playbooks of `kind` are shown beyond their plain facts; `undefined` where the facts are all. */
export const compiledOf = (kind: Kind): Compiled | undefined => byName.get(kind.name);

export function* derivedPages(view: View): Generator<DerivedPage> {
	for (const derive of derivations) yield* derive(view);
}
