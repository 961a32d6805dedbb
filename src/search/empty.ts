import { stemsIn } from './words.ts';

/** Words a question is made of, which say nothing about its subject. */
const emptyWords =
	"a about an and any anybody anyone are as at be been being but by can could did do does doing for from get gets getting give gives go goes had has have having he her here hers him his how i if in into is it its just let many may me mine must my need needs no of on onto or our ours please shall she should so some somebody someone such than that the their theirs them then there these they this those to too us was we were what when where which while who whom whose why will with would you your yours i'm isn't doesn't don't want like know tell happen often now ever please also really actually best way there long dont doesnt didnt cant cannot wont isnt arent hasnt havent im ive am help helps helping more than very not yet already still only thru b4".split(
		' ',
	);

/** As they are compared. */
export const emptyStems: ReadonlySet<string> = new Set(emptyWords.flatMap(stemsIn));
