using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Coreference;

/// <summary>Who and what a text speaks of: its names, descriptions, pronouns, dates and quantities, with what belongs together joined.</summary>
public static class Referents
{
    /// <summary>All mentions of an analysed text, resolved to the entities of its document. Deterministic; safe from any thread.</summary>
    public static MentionSet Find(AnalysedText text) => MentionFinder.Find(text);
}
