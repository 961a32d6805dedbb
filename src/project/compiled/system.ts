import { system } from '../../kinds/system.ts';
import { accessIndex } from './access.ts';
import { definePage } from './compiled.ts';

/** The list of systems leads to who can open what; a system itself is told by its facts. */
export const systemPage = definePage({ kind: system, shows: [], sections: () => [], index: accessIndex });
