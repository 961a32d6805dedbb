import { turnsRound } from '../found/weighty.ts';

/** What sort of change a sentence tells of: the topic, the type, and the number of the version it asks for. */
export const dutyAdded = ['duty', 'duty-added', 'major'] as const;
export const dutyRemoved = ['duty', 'duty-removed', 'major'] as const;
export const dutyMoved = ['duty', 'duty-moved', 'major'] as const;
export const decision = ['duty', 'decision', 'major'] as const;
const dutyReworded = ['duty', 'reworded', 'minor'] as const;
/** A duty in other words: another duty where they say another number, or may in place of must. */
export const dutyText = (before: unknown, after: unknown) =>
	turnsRound(String(before), String(after)) ? (['duty', 'reworded', 'major'] as const) : dutyReworded;

/** The terms on which something is handed over or answered. */
export const terms = ['duty', 'handoff-terms', 'major'] as const;
export const access = ['access', 'access', 'minor'] as const;
export const cadence = ['cadence', 'cadence', 'minor'] as const;
export const flow = ['practice', 'flow', 'minor'] as const;
export const order = ['practice', 'order', 'minor'] as const;
export const other = ['practice', 'other', 'minor'] as const;
export const practice = ['practice', 'scope', 'minor'] as const;
export const renamed = ['wording', 'renamed', 'patch'] as const;
/** A text with another number, or with another word that allows, demands or denies. */
export const sense = ['sense', 'reworded', 'minor'] as const;
export const reworded = ['wording', 'reworded', 'patch'] as const;

/** A list of roles: who came, who went, who came for whom. */
export const dutySet = { added: dutyAdded, removed: dutyRemoved, instead: dutyMoved } as const;
