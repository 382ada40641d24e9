using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>A step up a sentence's tree: what a word says bears on the child that hangs on it.</summary>
readonly record struct Governor(int Head, int Child, Deprel Relation);

/// <summary>
/// The words above a trigger in its sentence's tree, as far as what they say bears on it: "refused the request for the detention", "denied that he had received".
/// A relative clause, an aside and a reason are told on their own account: there the way up ends, with the step that leads out of them.
/// </summary>
static class Governors
{
    const int Deepest = 8;

    internal static List<Governor> Of(Scene scene, int first, int last)
    {
        var found = new List<Governor>();
        var child = Top(scene, first, last);
        while (found.Count < Deepest && scene.Holds(scene.Tokens[child].Head))
        {
            var (head, relation) = (scene.Tokens[child].Head, scene.Tokens[child].Deprel);
            if (relation is Deprel.Acl or Deprel.Amod && (scene.Over(head) is { Kind: Model.MentionKind.Name } || (scene.IsVerb(head) && scene.IsParticiple(child)))) break;
            // "rechazó el recurso de X, condenado a": what a participle behind a comma tells of X stands outside.
            if (scene.Evidence.Spanish && relation is not Deprel.Conj && scene.IsComma(child - 1) && scene.IsParticiple(child) && !scene.IsFinite(child) && child >= first && child <= last) break;
            if (relation is Deprel.AclRelcl or Deprel.Parataxis or Deprel.Appos or Deprel.Vocative or Deprel.Discourse or Deprel.List) break;
            found.Add(new(head, child, relation));
            var purpose = relation == Deprel.Advcl && scene.IsVerb(child) && (scene.Tokens[child].Morph.HasFlag(Morph.Infinitive) || scene.Is(child - 1, "to"));
            if ((relation == Deprel.Advcl && !purpose) || found.Exists(g => g.Child == head)) break;
            child = head;
        }

        return found;
    }

    /// <summary>The word of a trigger that the rest of the sentence sees.</summary>
    internal static int Top(Scene scene, int first, int last)
    {
        var top = -1;
        for (var i = first; i <= last; i++)
            if (scene.Tokens[i].Head is var head && (head < first || head > last) && (top < 0 || scene.Tokens[top].Upos is not (Upos.Verb or Upos.Noun))) top = i;
        return top < 0 ? first : top;
    }

    internal static IEnumerable<int> Children(Scene scene, int head)
    {
        for (var i = scene.First; i <= scene.Last; i++)
            if (scene.Tokens[i].Head == head) yield return i;
    }
}
