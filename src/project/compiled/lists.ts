import { goal } from '../../kinds/goal.ts';
import { system } from '../../kinds/system.ts';
import { accessIndex } from './access.ts';
import { definePage } from './compiled.ts';
import { goalIndex } from './map.ts';

/** The lists of goals and of systems lead to the pages that look at all of them; one alone is told by its facts. */
export const goalPage = definePage({ kind: goal, shows: [], sections: () => [], index: goalIndex });
export const systemPage = definePage({ kind: system, shows: [], sections: () => [], index: accessIndex });
