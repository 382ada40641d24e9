using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Attribution;

/// <content>Who says it: whose word of somebody's conduct is an accusation.</content>
sealed partial class Modalities
{
    /// <summary>What prosecutors, complainants or witnesses say of somebody's conduct stays an allegation until a court upholds it.</summary>
    bool ByProsecutor(Draft draft) => draft.Speakers.Count > 0 && draft.Speakers[0] is var speaker && speaker.Entity != draft.Subject?.Entity &&
        (TitledProsecutor(speaker) || scene.Evidence.Overview.IsProsecutor(speaker.Entity) || IsCharging(draft, speaker));

    /// <summary>What police or other authorities say of the conduct of a named person or firm is an accusation until a court upholds it.</summary>
    bool IsCharging(Draft draft, Filler authority) => scene.Evidence.Spanish && draft is { Type: ClaimType.EngagesIn or ClaimType.ColludesWith or ClaimType.Funds or ClaimType.Moves or ClaimType.Leads or ClaimType.MemberOf, Subject: { } subject } &&
        scene.Evidence.Entities[subject.Entity] is { Named: true, Type: EntityType.Person or EntityType.Company } && scene.Evidence.Entities[authority.Entity] is { Type: EntityType.PublicBody } body &&
        Array.Exists(Text.Folding.Fold(body.Name).Split(' '), w => scene.Lexicon.Has("charging-bodies", w));

    /// <summary>What a party, a rival, an accomplice or any other private person says that a named person or firm did is an accusation; officials and experts who say it unhedged are taken at their word.</summary>
    bool ByAccuser(Draft draft)
    {
        if (draft is not { Subject: { } subject, Speakers: [var speaker, ..] } || speaker.Entity == subject.Entity) return false;
        var who = scene.Evidence.Entities[speaker.Entity];
        return (who.Type == EntityType.Person || IsOfPeople(speaker) || scene.Evidence.Overview.IsGang(speaker.Entity)) && (IsNamedParty(subject) || draft is { Type: ClaimType.ColludesWith or ClaimType.Funds, Object: { } with } && with.Entity != speaker.Entity && IsNamedParty(with)) && !scene.Evidence.Overview.HoldsPost(speaker.Entity) && !IsExpert(speaker);
    }

    bool IsNamedParty(Filler party) => scene.Evidence.Entities[party.Entity] is { Named: true, Type: EntityType.Person or EntityType.Company };

    /// <summary>"neighbours", "three sources", "personas cercanas al caso": several private people without a name.</summary>
    bool IsOfPeople(Filler speaker)
    {
        if (scene.Evidence.Entities[speaker.Entity] is not { Named: false, Type: EntityType.Organization } || !scene.Holds(speaker.First)) return false;
        for (var i = speaker.First; i <= Math.Min(speaker.Last, scene.Last); i++)
            if (scene.Tokens[i].Morph.HasFlag(Morph.Plural) && (Coreference.Apposition.IsPersonNoun(scene.Tokens[i]) || Sayings.IsPerson(scene.Tokens[i], scene.Evidence.Spanish))) return true;
        return false;
    }

    bool IsExpert(Filler speaker)
    {
        for (var i = Math.Max(scene.First, speaker.First - 3); i <= Math.Min(scene.Last, speaker.Last + 4); i++)
            if (scene.Lexicon.Has("experts", scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"prosecutor Marta O.", "el testigo Pedro S.".</summary>
    bool TitledProsecutor(Filler speaker)
    {
        for (var i = speaker.First - 1; i >= Math.Max(0, speaker.First - 2); i--)
            if (scene.Lexicon.Has("prosecutors", scene.Tokens[i])) return true;
        return false;
    }
}
