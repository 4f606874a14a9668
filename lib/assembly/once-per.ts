/** Remembers an answer for as long as what it is of is there: a curve asks the same of one app hundreds of times, and a claim of one resource. */
export function oncePer<K extends object, V>(answer: (of: K) => V): (of: K) => V {
  const answers = new WeakMap<K, V>();
  return (of) => {
    const known = answers.get(of);
    if (known !== undefined) return known;
    const found = answer(of);
    answers.set(of, found);
    return found;
  };
}
