using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Reading;
using Quipu.Reading.Analysis;
using Quipu.Text;

namespace Quipu.Tests.Reading.Analysis;

/// <summary>Documents and analyses of short invented texts.</summary>
static class Case
{
    internal static Document Document(string text, string? published = "2031-05-14", ImmutableArray<Block>? blocks = null) => new()
    {
        Id = new("test"),
        Capture = new("test"),
        Text = text,
        Format = "test/1",
        Language = Languages.Detect(text),
        Published = published is null ? null : PartialDate.Parse(published),
        Blocks = blocks ?? [],
    };

    internal static AnalysedText Analyse(string text, string? published = "2031-05-14") => FrameReader.DefaultAnalyser.Analyse(Document(text, published));

    /// <summary>By lexicon and rules, which the trained analyser is measured against.</summary>
    internal static AnalysedText ByRules(string text) => new RuleAnalyser().Analyse(Document(text));

    internal static Token Word(this AnalysedText text, string form) => text.Tokens.First(t => t.Form == form);

    internal static string HeadOf(this AnalysedText text, string form) => text.Word(form).Head is var head && head < 0 ? "-" : text.Tokens[head].Form;
}
