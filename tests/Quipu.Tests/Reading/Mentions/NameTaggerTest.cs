using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

public sealed class NameTaggerTest
{
    const string English = "The prosecutor Elena Rivas Montoya told reporters in Guayaquil that the Customs Workers Union had paid Hector Salcedo. Salcedo, who lives in Madrid, denied it.";
    const string Spanish = "La fiscal Elena Rivas Montoya dijo ayer en Guayaquil que el Sindicato de Trabajadores de Aduanas pagó a Héctor Salcedo. Salcedo, que vive en Madrid, lo negó.";

    [Theory]
    [InlineData(English, "Elena Rivas Montoya", nameof(NameKind.Person))]
    [InlineData(English, "Guayaquil", nameof(NameKind.Place))]
    [InlineData(English, "Customs Workers Union", nameof(NameKind.Group))]
    [InlineData(Spanish, "Elena Rivas Montoya", nameof(NameKind.Person))]
    [InlineData(Spanish, "Guayaquil", nameof(NameKind.Place))]
    [InlineData(Spanish, "Sindicato de Trabajadores de Aduanas", nameof(NameKind.Group))]
    public void Names_are_tagged_with_their_kind(string text, string name, string kind) => Assert.Contains((name, Enum.Parse<NameKind>(kind)), Tag(text));

    [Theory]
    [InlineData("Elena Rivas Montoya", true)]
    [InlineData("Elena Rivas Montoya", false)]
    [InlineData("Guayaquil", true)]
    [InlineData("Guayaquil", false)]
    public void Texts_in_one_case_keep_their_names(string name, bool upper)
    {
        foreach (var text in (string[])[English, Spanish])
        {
            var (read, sought) = upper ? (text.ToUpperInvariant(), name.ToUpperInvariant()) : (text.ToLowerInvariant(), name.ToLowerInvariant());
            Assert.Contains(sought, Tag(read).Select(n => n.Form));
            Assert.Contains(sought, Referents.Find(Case.Analyse(read)).Entities.Where(e => e.Named).Select(e => e.Name));
        }
    }

    [Fact]
    public void Names_are_verbatim_at_their_offsets_in_order_and_apart()
    {
        foreach (var text in (string[])[English, Spanish])
        {
            var analysed = Case.Analyse(text);
            var end = -1;
            foreach (var name in NameTagger.For(text == Spanish).Find(NameText.Of(analysed)))
            {
                Assert.True(name.First > end && name.Last >= name.First && name.Last < analysed.Tokens.Length);
                end = name.Last;
            }

            var set = MentionFinder.Find(analysed);
            Assert.All(set.Entities.SelectMany(e => e.Mentions), m => Assert.Equal(text[m.At.Start..m.At.End], m.Form));
        }
    }

    [Fact]
    public void Reading_in_parallel_gives_the_same_names()
    {
        var alone = Tag(English).Concat(Tag(Spanish)).ToArray();
        var together = ParallelEnumerable.Range(0, 32).AsOrdered().Select(_ => Tag(English).Concat(Tag(Spanish)).ToArray()).ToArray();
        Assert.All(together, t => Assert.Equal(alone, t));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("\u200f\u05e9\u05dc\u05d5\u05dd 😀 \u0001")]
    public void Text_without_names_has_none(string text) => Assert.Empty(Tag(text));

    [Fact]
    public void One_tag_follows_another_only_within_a_name_or_between_names()
    {
        var inside = NameTags.Of(NameKind.Person, NameTags.Inside);
        Assert.False(NameTags.Follows(NameTags.Outside, inside));
        Assert.False(NameTags.Follows(NameTags.Of(NameKind.Place, NameTags.Begin), inside));
        Assert.True(NameTags.Follows(NameTags.Of(NameKind.Person, NameTags.Begin), inside));
        Assert.True(NameTags.Follows(NameTags.Of(NameKind.Person, NameTags.End), NameTags.Of(NameKind.Place, NameTags.Single)));
    }

    static (string Form, NameKind Kind)[] Tag(string text)
    {
        var analysed = Case.Analyse(text);
        return [.. NameTagger.For(text.Contains("ayer", StringComparison.OrdinalIgnoreCase)).Find(NameText.Of(analysed)).Select(n => (text[analysed.Tokens[n.First].At.Start..analysed.Tokens[n.Last].At.End], n.Kind))];
    }
}
