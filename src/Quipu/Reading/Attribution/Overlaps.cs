using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>
/// Two frames may tell one thing ("presentó cargos contra": the verb's and the noun's). Where their triggers overlap and their parties are the same, both are as negated
/// and as unsure as the weaker of the two: a denial or hedge that one frame saw holds for the other.
/// </summary>
static class Overlaps
{
    internal static void Settle(List<Draft> drafts)
    {
        foreach (var told in drafts.GroupBy(d => (d.Sentence, d.Type, d.Stage, d.Kind, d.Subject?.Entity)).Where(g => g.Skip(1).Any()))
        {
            var group = told.OrderBy(d => d.TriggerFirst).ThenBy(d => d.TriggerLast).ToList();
            for (var i = 0; i < group.Count; i++)
                for (var j = i + 1; j < group.Count && group[j].TriggerFirst <= group[i].TriggerLast; j++)
                    if (SameObject(group[i], group[j])) Weaken(group[i], group[j]);
        }
    }

    static bool SameObject(Draft one, Draft other) => one.Object?.Entity == other.Object?.Entity;

    static void Weaken(Draft one, Draft other)
    {
        one.Negated = other.Negated = one.Negated || other.Negated;
        if (one.Modality == Modality.Alleged && other.Modality == Modality.Stated) other.Modality = Modality.Alleged;
        if (other.Modality == Modality.Alleged && one.Modality == Modality.Stated) one.Modality = Modality.Alleged;
    }
}
