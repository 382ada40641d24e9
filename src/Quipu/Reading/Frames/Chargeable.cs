using Quipu.Model;
using Quipu.Text;

namespace Quipu.Reading.Frames;

/// <summary>Whom a proceeding can be held against: only people are arrested or sentenced, of places only states are, on lists and by other states, and a quarrel with a public body is no case.</summary>
static class Chargeable
{
    internal static bool Allows(Draft draft, Evidence evidence)
    {
        if (draft.Subject is not { } subject || !draft.Type.IsAccusing()) return true;
        var entity = evidence.Entities[subject.Entity];
        if (entity.Type == EntityType.Place) return draft is { Type: ClaimType.Proceeding, Stage: Stage.Sanctioned or Stage.Rehabilitated or Stage.Accused };
        if (draft.Type != ClaimType.Proceeding) return true;
        if (!entity.Named && evidence.TokenAt(subject.At.End - 1) is var head && head < evidence.Tokens.Length && evidence.Lexicon.Has("enforcers", evidence.Tokens[head]) && !evidence.IsCounted(subject)) return false;
        if (draft.Stage is Stage.Arrested or Stage.PreventiveDetention or Stage.Released or Stage.Wanted or Stage.Extradited or Stage.Sentenced or Stage.Convicted) return entity.Type == EntityType.Person || !entity.Named;
        return draft.Stage != Stage.Accused || entity.Type != EntityType.PublicBody || draft[ClaimEnd.Authority] is not { } authority || IsOfLaw(evidence, authority);
    }

    static bool IsOfLaw(Evidence evidence, Filler authority)
    {
        var entity = evidence.Entities[authority.Entity];
        return entity.Type == EntityType.PublicBody || entity.Name.Split(' ').Any(w => evidence.Lexicon.Has("prosecutors", Folding.Fold(w))) ||
            (authority.First > 0 && evidence.Lexicon.Has("prosecutors", evidence.Tokens[authority.First - 1]));
    }
}
