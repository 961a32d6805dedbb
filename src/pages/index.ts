import type { Kind } from '../core/kind.ts';
import type { Compiled, Derivation, DerivedPage } from '../page/compiled.ts';
import type { View } from '../page/view.ts';
import { calendarPages } from './calendar/calendar.ts';
import { betweenPages } from './changes/between.ts';
import { changesPages } from './changes/changes.ts';
import { coachingPage } from './coaching/coaching.ts';
import { coachingCoveragePages } from './coaching/coverage.ts';
import { collaborationPage } from './collaboration/collaboration.ts';
import { contracts } from './contract/contract.ts';
import { coveragePages } from './coverage/coverage.ts';
import { goalPage } from './goal/goal.ts';
import { stagePages } from './home/stages.ts';
import { accessPages } from './kinds/access.ts';
import { actionPage } from './kinds/action.ts';
import { assessmentPage } from './kinds/assessment.ts';
import { communityPage } from './kinds/community.ts';
import { culturePage } from './kinds/culture.ts';
import { mapPages } from './kinds/map.ts';
import { measurePage } from './kinds/measure.ts';
import { pathPage } from './kinds/path.ts';
import { searchPages } from './kinds/search.ts';
import { sessionPage } from './kinds/session.ts';
import { settingsPages } from './kinds/settings.ts';
import { systemPage } from './kinds/system.ts';
import { termPage } from './kinds/term.ts';
import { processPage } from './process/process.ts';
import { rolePage } from './role/role.ts';
import { versionsPages } from './shared/versions.ts';

/** The kinds whose pages are worked out from the whole handbook. */
const compiled: readonly Compiled[] = [
	actionPage,
	assessmentPage,
	coachingPage,
	collaborationPage,
	communityPage,
	culturePage,
	goalPage,
	measurePage,
	pathPage,
	processPage,
	rolePage,
	sessionPage,
	systemPage,
	termPage,
];

/** The pages that stand for no single playbook. */
const derivations: readonly Derivation[] = [
	stagePages,
	contracts,
	accessPages,
	coachingCoveragePages,
	mapPages,
	calendarPages,
	coveragePages,
	changesPages,
	betweenPages,
	searchPages,
	settingsPages,
	versionsPages,
];

const byName = new Map(compiled.map((page) => [page.kind.name, page]));

/** How playbooks of `kind` are shown beyond their plain facts; `undefined` where the facts are all. */
export const compiledOf = (kind: Kind): Compiled | undefined => byName.get(kind.name);

export function* derivedPages(view: View): Generator<DerivedPage> {
	for (const derive of derivations) yield* derive(view);
}
