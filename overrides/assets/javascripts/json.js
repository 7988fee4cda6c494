// A file of data, read. An answer that is none is an error.

/** Return what a JSON file holds. */
export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} : ${answer.status}`);
  return answer.json();
}
