using System.Text;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Analysis.Parsing;
using Xunit;

namespace Quipu.Tests.Reading.Analysis;

public sealed class TreesTest
{
    static AnalysedText Analyse(string text) => new TrainedAnalyser().Analyse(Case.Document(text));

    [Theory]
    // Passives and their agents.
    [InlineData("The mayor was arrested by the police on Monday.", "mayor NsubjPass arrested|was AuxPass arrested|police OblAgent arrested|Monday Obl arrested")]
    [InlineData("El alcalde fue detenido por Interpol en su casa.", "alcalde NsubjPass detenido|fue AuxPass detenido|Interpol OblAgent detenido|casa Obl detenido")]
    // A past tense that looks like a participle is the verb of a sentence that has no other.
    [InlineData("Two men fired shots at Iván Prado.", "men Nsubj fired|shots Obj fired")]
    // What begins with "having" has no subject; who has "'s" is none.
    [InlineData("The minister denied having received the money.", "minister Nsubj denied|denied Root -|received Xcomp denied|money Obj received")]
    // A verb has one subject.
    [InlineData("El cartel se atribuyó la masacre en un comunicado.", "cartel Nsubj atribuyó|masacre Obj atribuyó|comunicado Obl atribuyó")]
    // Relative clauses.
    [InlineData("The lawyer who paid the judge left the country.", "lawyer Nsubj left|paid AclRelcl lawyer|judge Obj paid|who Nsubj paid")]
    // Control.
    [InlineData("Prosecutors want to freeze the accounts.", "Prosecutors Nsubj want|freeze Xcomp want|accounts Obj freeze")]
    [InlineData("La fiscal decidió investigar las cuentas.", "fiscal Nsubj decidió|investigar Xcomp decidió|cuentas Obj investigar")]
    // Apposition.
    [InlineData("Tomás Varela, a former minister, denied the charges.", "Tomás Nsubj denied|Varela Flat Tomás|minister Appos Tomás|charges Obj denied")]
    [InlineData("Tomás Varela, exministro de Salud, negó los cargos.", "Tomás Nsubj negó|Varela Flat Tomás|exministro Appos Tomás|cargos Obj negó")]
    // Coordination.
    [InlineData("The company paid officials and bought land.", "company Nsubj paid|bought Conj paid|land Obj bought|and Cc bought")]
    [InlineData("La empresa sobornó a jueces y compró tierras.", "empresa Nsubj sobornó|compró Conj sobornó|tierras Obj compró|y Cc compró")]
    public void Arcs_are_those_of_a_careful_reader(string text, string expected)
    {
        var tokens = Analyse(text).Tokens;
        foreach (var arc in expected.Split('|').Select(a => a.Split(' ')))
        {
            var word = tokens.First(t => t.Form == arc[0]);
            Assert.Equal(string.Join(' ', arc), $"{word.Form} {word.Deprel} {(word.Head < 0 ? "-" : tokens[word.Head].Form)}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("“ ” ( ) , ;")]
    [InlineData("😀 👍🏽 🇵🇪 ❤️")]
    [InlineData("شركة الذهب اشترت الأرض.")]
    [InlineData("can't gonna dárselo del al conmigo 'tis cannot gimme")]
    [InlineData("A\u0000B\uFFFE\uD800 x")]
    public void Every_sentence_is_one_tree_with_one_root(string text) => AssertTrees(Analyse(text));

    [Theory]
    [InlineData("palabra ")]
    [InlineData("the man who said that ")]
    [InlineData("a, b; (c) \"d\" ")]
    [InlineData("dárselo del ")]
    public void A_line_without_end_is_parsed_in_pieces(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 200_000 / piece.Length).ToString();
        AssertTrees(Analyse(text));
    }

    [Fact]
    public void Trees_are_the_same_in_parallel_and_in_another_order()
    {
        string[] texts = ["The mayor was arrested by the police.", "El alcalde que pagó fue detenido.", "Prosecutors asked the bank to freeze the accounts, two people said.", "No dijo nada."];
        string[] once = [.. texts.Select(Show)];
        var again = new string[64];
        Parallel.For(0, again.Length, i => again[i] = Show(texts[(i * 7 + 3) % texts.Length]));
        for (var i = 0; i < again.Length; i++) Assert.Equal(once[(i * 7 + 3) % texts.Length], again[i]);

        static string Show(string text) => string.Join(' ', Analyse(text).Tokens.Select(t => $"{t.Form}:{t.Head}:{t.Deprel}"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_relation_of_the_model_has_its_place_among_ours(string language)
    {
        foreach (var name in TreeParser.For(new Language(language)).Names)
            Assert.True(name.StartsWith("dep", StringComparison.Ordinal) || name is "dislocated" or "reparandum" || Deprels.Of(name) != Deprel.Dep, name);
    }

    static void AssertTrees(AnalysedText text)
    {
        foreach (var sentence in text.Sentences)
        {
            var roots = 0;
            for (var i = sentence.First; i <= sentence.Last; i++)
            {
                var token = text.Tokens[i];
                if (token.Head < 0) roots++;
                else Assert.InRange(token.Head, sentence.First, sentence.Last);
                Assert.Equal(token.Head < 0, token.Deprel == Deprel.Root);
                var (above, steps) = (i, 0);
                while (text.Tokens[above].Head >= 0 && steps <= sentence.Count) (above, steps) = (text.Tokens[above].Head, steps + 1);
                Assert.True(steps <= sentence.Count, "a cycle");
                if (i > sentence.First + 2000) break;
            }

            if (sentence.Count <= 2000) Assert.Equal(1, roots);
        }
    }
}
