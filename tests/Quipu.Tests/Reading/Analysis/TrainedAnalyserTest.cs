using System.Text;
using Quipu.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Analysis;

public sealed class TrainedAnalyserTest
{
    const string Spanish = "La fiscal Rosaura Quintanilla pidió detenerlo al salir del penal. Las cuentas de la empresa fueron congeladas por la jueza. Nadie quiso dárselo.";

    const string English = "Prosecutor Alma Derrick said the clan's accounts weren't frozen. The anti-drug police had arrested two well-known councillors in Port Ardle.";

    static AnalysedText Analyse(string text) => new TrainedAnalyser().Analyse(Case.Document(text));

    [Theory]
    [InlineData(Spanish, "La/Det fiscal/Noun Rosaura/Propn Quintanilla/Propn pidió/Verb detenerlo/Verb al/Adp salir/Verb del/Adp penal/Noun ./Punct")]
    [InlineData(English, "Prosecutor/Propn Alma/Propn Derrick/Propn said/Verb the/Det clan/Noun 's/Part accounts/Noun were/Aux n't/Part frozen/Verb ./Punct")]
    public void Words_get_their_parts_of_speech(string text, string expected)
    {
        var analysed = Analyse(text);
        Assert.Equal(expected, string.Join(' ', analysed.Tokens.Take(analysed.Sentences[0].Count).Select(t => $"{t.Form}/{t.Upos}")));
    }

    [Theory]
    [InlineData(Spanish, "pidió", "pedir", Morph.Past | Morph.Finite | Morph.Singular)]
    [InlineData(Spanish, "detenerlo", "detener", Morph.Infinitive)]
    [InlineData(Spanish, "congeladas", "congelar", Morph.Participle | Morph.Past | Morph.Passive | Morph.Feminine | Morph.Plural)]
    [InlineData(English, "arrested", "arrest", Morph.Participle | Morph.Past)]
    [InlineData(English, "frozen", "freeze", Morph.Participle | Morph.Past | Morph.Passive)]
    public void Verbs_get_lemma_and_morphology(string text, string form, string lemma, Morph morph)
    {
        var word = Analyse(text).Word(form);
        Assert.Equal((lemma, morph), (word.Lemma, word.Morph));
    }

    [Theory]
    [InlineData("dárselo", "dar se lo")]
    [InlineData("Deteniéndola", "Deteniendo la")]
    [InlineData("del", "de el")]
    [InlineData("oírlos", "oír los")]
    [InlineData("perla", "perla")]
    [InlineData("informe", "informe")]
    [InlineData("compañeros", "compañeros")]
    [InlineData("convierte", "convierte")]
    public void Spanish_tokens_split_into_syntactic_words(string token, string words) => Assert.Equal(words, Split(token, Quipu.Model.Language.Spanish));

    [Theory]
    [InlineData("well-known", "well - known")]
    [InlineData("anti-drug", "anti-drug")]
    [InlineData("gonna", "gon na")]
    public void English_tokens_split_into_syntactic_words(string token, string words) => Assert.Equal(words, Split(token, Quipu.Model.Language.English));

    [Theory]
    [InlineData("el juez ordeno la detencion de tres policias de la ciudad", "Det Noun Verb Det Noun Adp Num Noun Adp Det Noun")]
    [InlineData("EL JUEZ ORDENÓ LA DETENCIÓN DE TRES POLICÍAS DE LA CIUDAD", "Det Noun Verb Det Noun Adp Num Noun Adp Det Noun")]
    [InlineData("the court ordered the arrest of three officers of the city", "Det Noun Verb Det Noun Adp Num Noun Adp Det Noun")]
    [InlineData("THE COURT ORDERED THE ARREST OF THREE OFFICERS OF THE CITY", "Det Noun Verb Det Noun Adp Num Noun Adp Det Noun")]
    public void Text_without_capitals_or_accents_and_text_in_capitals_are_tagged(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Analyse(text).Tokens.Select(t => t.Upos)));

    [Fact]
    public void A_lexicon_is_written_alike_whatever_the_order_of_its_words()
    {
        var one = new TagLexicon(new() { [5] = 1, [3] = 2, [900_000_000] = 1 });
        var two = new TagLexicon(new() { [900_000_000] = 1, [3] = 2, [5] = 1 });
        Assert.Equal(Bytes(one), Bytes(two));

        static byte[] Bytes(TagLexicon lexicon)
        {
            using var memory = new MemoryStream();
            using (var writer = new BinaryWriter(memory)) lexicon.Write(writer);
            return memory.ToArray();
        }
    }

    static string Split(string token, Quipu.Model.Language language)
    {
        var tagger = Tagger.For(language);
        var words = new List<UdWord>();
        new WordSplitting(language, tagger.Verbs, tagger.Scratch().Forms).Split(token, [new(0, token.Length, Quipu.Text.TokenShape.Word)], words);
        return string.Join(' ', words.Select(w => w.Form.Text));
    }

    [Fact]
    public void Every_token_is_found_where_its_offsets_say_in_ugly_text()
    {
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var text = Ugly(random, round % 2 == 0 ? Spanish : English);
            var analysed = Analyse(text);
            var last = 0;
            foreach (var token in analysed.Tokens)
            {
                Assert.True(token.At.Start >= last && token.At.End > token.At.Start && token.At.End <= text.Length);
                Assert.Equal(text[token.At.Start..token.At.End], token.Form);
                last = token.At.End;
            }

            Assert.All(text.Where((c, i) => char.IsLetterOrDigit(c) && !analysed.Tokens.Any(t => t.At.Start <= i && i < t.At.End)), c => Assert.Fail($"{c} is in no token."));
        }
    }

    static string Ugly(Random random, string from)
    {
        var text = new StringBuilder(from);
        string[] dirt = ["\r\n", "\uFEFF", "😀", "\ud800", "-", "--", "'", "’s", "\u0301", "\u200f", "ß", "ﬁ", "S/", "…", "\u0000", "A.B.", "12,5%", "@x", "http://a.b/c", "¿", "ÁÉÍ", "\t\t", "-lo", "del"];
        for (var i = 0; i < 60; i++) text.Insert(random.Next(text.Length), dirt[random.Next(dirt.Length)]);
        return text.ToString();
    }

    [Fact]
    public void Reading_in_parallel_and_in_another_order_gives_the_same()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? Spanish : English) + $" Obras Tarmas {i} ganó. The firm {i} won.")];
        string[] alone = [.. texts.Select(Print)];
        var together = new string[texts.Length];
        Parallel.For(0, texts.Length, i => together[texts.Length - 1 - i] = Print(texts[texts.Length - 1 - i]));
        Assert.Equal(alone, together);
    }

    static string Print(string text) => string.Join('\n', Analyse(text).Tokens);

    [Fact]
    public void A_long_line_of_one_letter_is_read()
    {
        var analysed = Analyse(new string('x', 100_000) + " " + string.Join(' ', Enumerable.Repeat("a", 20_000)));
        Assert.True(analysed.Sentences.Length > 20);
    }
}
