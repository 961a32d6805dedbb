import { describe, expect, test } from 'vitest';
import { isEmptyCondition, isLeftOpen, isOnlyTalk } from '../src/kinds/views/wording.ts';

describe('a condition of acceptance', () => {
	test.each([
		'If everything is OK',
		'It is complete.',
		'When it is ready',
		'as agreed',
		'Good quality',
		'tbd',
		'–',
		'The baker accepts it',
		'When the master baker approves this',
		'The receiver has accepted it',
		'The shop lead is happy with it',
		'Wenn alles passt',
		'Si tout va bien',
	])('%s: names nothing one could look at', (text) => {
		expect(isEmptyCondition(text, 'Master baker')).toBe(true);
	});

	test.each([
		'The customer accepts it',
		'The works council has accepted it',
		'Both signatures are on the form',
		'No open question is left',
		'It fits on one page',
		'Ready to print',
		'Approved by the works council',
		'OK from the fire brigade is attached',
		'The kitchen confirms the number of meals',
		'Complete: name, date, dose',
		'The customer is happy with the sample and has said so in writing',
		'The team agrees that the date holds',
		'The parents know',
		'Der Werkstattleiter hat nachgemessen',
		'Chaque effet a un numéro',
	])('%s: says what is looked at', (text) => {
		expect(isEmptyCondition(text, 'Master baker')).toBe(false);
	});
});

describe('what happens to what is refused', () => {
	test.each([
		'—',
		'n/a',
		'Must not be refused.',
		'It cannot be rejected',
		'There is no refusal',
		'Does not happen',
		'We will see.',
		'Darf nicht abgelehnt werden.',
		'Sans objet',
	])('%s: is left open', (text) => {
		expect(isLeftOpen(text)).toBe(true);
	});

	test.each([
		'It goes back',
		'Nothing leaves the house.',
		'We call each other.',
		'Nobody boards.',
		'Held until complete',
		'We do not start.',
		'It must not be refused twice: the second time the editor decides.',
		'Retour au régisseur.',
		'Zurück an die Planung',
	])('%s: is said', (text) => {
		expect(isLeftOpen(text)).toBe(false);
	});
});

describe('a purpose', () => {
	test.each(['Sharing and exchange.', 'Stay in touch', 'Get to know each other'])('%s: is only talk', (text) => {
		expect(isOnlyTalk(text)).toBe(true);
	});

	test.each([
		'Discuss two open files and decide each.',
		'Share out the cases of the week so that nobody has more than eight.',
		'Exchange shifts and settle who covers for whom.',
		'Talk through every death on the ward, and write down what we change.',
		'Bring newcomers and old hands together on one live case.',
	])('%s: leaves something behind', (text) => {
		expect(isOnlyTalk(text)).toBe(false);
	});
});
