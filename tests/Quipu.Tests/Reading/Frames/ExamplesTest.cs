using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Frames;
using Quipu.Text;
using Xunit;

namespace Quipu.Tests.Reading.Frames;

/// <summary>
/// Every trigger with a sentence of its own: <c>tests/data/frames/en.tsv</c> and <c>es.tsv</c>, columns trigger, type, detail, subject, object, modality, sentence.
/// Detail is the stage, kind, stance, direction or law stage; subject and object are words of the entity's name ("-": the end is empty, "*": not looked at).
/// The modality "negated" asks for a claim that the text says is not so.
/// </summary>
public sealed class ExamplesTest
{
    public static TheoryData<string> Languages => ["en", "es"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_example_is_read_as_it_says(string language)
    {
        var failed = Rows(language).AsParallel().AsOrdered().Select(Failure).OfType<string>().ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} examples fail:\n{string.Join('\n', failed)}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_example_stands_under_a_trigger_of_the_lexicon(string language)
    {
        var triggers = FrameLexicon.Of(new(language)).Frames.SelectMany(f => f.Triggers.Select(t => (f.Claim.Wire(), string.Join(' ', t)))).ToHashSet();
        Assert.Empty(Rows(language).Where(r => !triggers.Contains((r.Type, r.Trigger))).Select(r => $"line {r.Line}: {r.Type} {r.Trigger}"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_sentence_stands_twice(string language) =>
        Assert.Empty(Rows(language).GroupBy(r => (r.Trigger, r.Type, r.Detail, r.Subject, r.Sentence)).Where(g => g.Count() > 1).Select(g => g.Key.Sentence));

    [Theory]
    [InlineData("en", 10)]
    [InlineData("es", 10)]
    public void All_but_a_few_triggers_have_an_example(string language, int most)
    {
        var examples = Rows(language).Select(r => (r.Type, r.Trigger)).ToHashSet();
        var without = FrameLexicon.Of(new(language)).Frames.SelectMany(f => f.Triggers.Select(t => (Type: f.Claim.Wire(), Trigger: string.Join(' ', t)))).Where(t => !examples.Contains(t)).Distinct().ToList();
        Assert.True(without.Count <= most, $"{without.Count} triggers have no example:\n{string.Join('\n', without)}");
    }

    static string? Failure(Row row)
    {
        var reading = Reader.Read(row.Sentence, new(row.Language));
        return reading.Claims.Any(c => row.Fits(reading, c)) ? null : $"line {row.Line} [{row.Trigger}] {row.Sentence}\n    wanted {row.Type} {row.Detail} {row.Subject} -> {row.Object} | {row.Modality}\n    said   {string.Join("\n           ", Reader.Short(reading))}";
    }

    static ImmutableArray<Row> Rows(string language)
    {
        var path = Repository.File(Path.Combine("tests", "data", "frames", language + ".tsv"));
        if (!File.Exists(path)) return [];
        return [.. File.ReadLines(path).Select((text, index) => (Text: text, Line: index + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').Select(l => Row.Parse(l.Text, l.Line, language))];
    }

    sealed record Row(int Line, string Language, string Trigger, string Type, string Detail, string Subject, string Object, string Modality, string Sentence)
    {
        internal static Row Parse(string text, int line, string language) => text.Split('\t') is [var trigger, var type, var detail, var subject, var @object, var modality, var sentence]
            ? new(line, language, trigger, type, detail, subject, @object, modality, sentence)
            : throw new InvalidDataException($"{language}.tsv, line {line}: seven columns are needed.");

        internal bool Fits(DocumentReading reading, Claim claim)
        {
            if (claim.Type.Wire() != Type || (Modality == "negated" ? !claim.Negated : claim.Modality.Wire() != Modality)) return false;
            var detail = claim.Stage?.Wire() ?? claim.LawStage?.Wire() ?? claim.Kind?.Wire() ?? claim.Stance?.Wire() ?? claim.Direction?.Wire();
            if (Detail.Length > 0 && Detail != "-" && detail != Detail) return false;
            return Match(Subject, claim.Subject) && Match(Object, claim.Object) || (IsSymmetric && Match(Subject, claim.Object) && Match(Object, claim.Subject));

            bool Match(string words, Party? party)
            {
                if (words == "*") return true;
                if (party is null || words == "-") return party is null && words == "-";
                var entity = reading.Entities.First(e => e.Id == party.Entity);
                return entity.Aliases.Prepend(entity.Name).Any(n => $" {Folding.Fold(n)} ".Contains($" {Folding.Fold(words)} ", StringComparison.Ordinal));
            }
        }

        bool IsSymmetric => Type is "rival_of" or "allied_with" or "relative_of" or "associate_of";
    }
}
