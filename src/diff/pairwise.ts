/**
 * Makes a comparison remember, for each thing, the answer about the one that it was last compared with. Upstreams of a plan
 * share their routes, and routes their stops and endpoints, so most pairs are met again and again. It keeps what it was
 * given from being freed, so it is for the time of one comparison.
 */
export function pairwise<Thing, Answer>(
  compare: (before: Thing, after: Thing) => Answer,
): (before: Thing, after: Thing) => Answer {
  const known = new Map<Thing, { readonly after: Thing; readonly answer: Answer }>();
  return (before, after) => {
    const last = known.get(before);
    if (last?.after === after) return last.answer;
    const answer = compare(before, after);
    known.set(before, { after, answer });
    return answer;
  };
}
