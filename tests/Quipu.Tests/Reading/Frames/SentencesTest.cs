using Xunit;

namespace Quipu.Tests.Reading.Frames;

/// <summary>Single sentences of each kind, in both languages: the tables <c>sentences.en.txt</c> and <c>sentences.es.txt</c> beside this file.</summary>
public sealed class SentencesTest
{
    public static TheoryData<string, string, string[]> English => Rows("sentences.en.txt", "en");

    public static TheoryData<string, string, string[]> Spanish => Rows("sentences.es.txt", "es");

    [Theory]
    [MemberData(nameof(English))]
    public void An_English_sentence_says(string language, string sentence, string[] claims) => Check(language, sentence, claims);

    [Theory]
    [MemberData(nameof(Spanish))]
    public void A_Spanish_sentence_says(string language, string sentence, string[] claims) => Check(language, sentence, claims);

    [Fact]
    public void There_are_sentences_enough() => Assert.True(English.Count + Spanish.Count >= 120);

    static void Check(string language, string sentence, string[] claims)
    {
        var said = Reader.Short(Reader.Read(sentence, new(language)));
        foreach (var claim in claims)
            if (claim.StartsWith('!')) Assert.DoesNotContain(claim[1..], said);
            else Assert.Contains(claim, said);
    }

    static TheoryData<string, string, string[]> Rows(string file, string language)
    {
        var rows = new TheoryData<string, string, string[]>();
        var path = Repository.File(Path.Combine("tests", "Quipu.Tests", "Reading", "Frames", file));
        foreach (var part in File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            if (part.Trim().Split('\n') is [var sentence, .. var claims] && !sentence.StartsWith('#')) rows.Add(language, sentence, claims);
        return rows;
    }
}
