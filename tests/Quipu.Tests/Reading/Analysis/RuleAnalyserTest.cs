using Quipu.Documents;
using Quipu.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Analysis;

public sealed class RuleAnalyserTest
{
    [Theory]
    [InlineData("Dr. Luna met Mr. Paz in the U.S. on Monday. He left.", 2)]
    [InlineData("El Sr. Luna viajó a EE. UU. el lunes. ¿Volvió? No.", 3)]
    [InlineData("“We paid,” she said. “They did not.” The trial goes on.", 3)]
    [InlineData("La banda cobró 1.200 soles. la policía calló.", 1)]
    [InlineData("First line\n\nSecond line without a stop", 2)]
    public void Sentences_are_found(string text, int count) => Assert.Equal(count, Case.ByRules(text).Sentences.Length);

    [Theory]
    [InlineData("The gang was dismantled and its leaders have been accused of smuggling gold.", "dismantled", "dismantle")]
    [InlineData("The gang was dismantled and its leaders have been accused of smuggling gold.", "accused", "accuse")]
    [InlineData("Officers stole cocaine and the judge fled to the coast with his wife.", "stole", "steal")]
    [InlineData("Officers stole cocaine and the judge fled to the coast with his wife.", "fled", "flee")]
    [InlineData("La jueza fue detenida y los fiscales sostuvieron que financiaba a la banda.", "detenida", "detener")]
    [InlineData("La jueza fue detenida y los fiscales sostuvieron que financiaba a la banda.", "sostuvieron", "sostener")]
    [InlineData("La jueza fue detenida y los fiscales sostuvieron que financiaba a la banda.", "financiaba", "financiar")]
    [InlineData("El alcalde habría encubierto los envíos y destituyó a quien los denunció.", "encubierto", "encubrir")]
    [InlineData("El alcalde habría encubierto los envíos y destituyó a quien los denunció.", "destituyó", "destituir")]
    [InlineData("Los agentes decomisaron armas para detenerlo en el puerto de la ciudad.", "detenerlo", "detener")]
    public void Verbs_are_led_back_to_their_lemma(string text, string form, string lemma)
    {
        var token = Case.ByRules(text).Word(form);
        Assert.Equal((Upos.Verb, lemma), (token.Upos, token.Lemma));
    }

    [Fact]
    public void Conditional_passive_and_tense_are_marked()
    {
        var spanish = Case.ByRules("El alcalde habría pagado y la jueza será investigada por los fiscales.");
        Assert.True(spanish.Word("habría").Morph.HasFlag(Morph.Conditional));
        Assert.True(spanish.Word("será").Morph.HasFlag(Morph.Future));
        Assert.True(spanish.Word("investigada").Morph.HasFlag(Morph.Passive | Morph.Participle));
        var english = Case.ByRules("The mayor was arrested while the clerks are filing a complaint.");
        Assert.True(english.Word("arrested").Morph.HasFlag(Morph.Passive));
        Assert.False(english.Word("filing").Morph.HasFlag(Morph.Passive));
    }

    [Theory]
    [InlineData("The police arrested the mayor of the town in March.", "police", Deprel.Nsubj, "arrested")]
    [InlineData("The police arrested the mayor of the town in March.", "mayor", Deprel.Obj, "arrested")]
    [InlineData("The police arrested the mayor of the town in March.", "town", Deprel.Nmod, "mayor")]
    [InlineData("The mayor was arrested by the police.", "mayor", Deprel.NsubjPass, "arrested")]
    [InlineData("The mayor was arrested by the police.", "police", Deprel.OblAgent, "arrested")]
    [InlineData("Prosecutors say that the clan paid the judge.", "paid", Deprel.Ccomp, "say")]
    [InlineData("The man who led the gang was released.", "led", Deprel.AclRelcl, "man")]
    [InlineData("The man who led the gang was released.", "man", Deprel.NsubjPass, "released")]
    [InlineData("La policía detuvo a la alcaldesa en el puerto.", "policía", Deprel.Nsubj, "detuvo")]
    [InlineData("La policía detuvo a la alcaldesa en el puerto.", "alcaldesa", Deprel.Obj, "detuvo")]
    [InlineData("La alcaldesa fue detenida por la policía.", "alcaldesa", Deprel.NsubjPass, "detenida")]
    [InlineData("La alcaldesa fue detenida por la policía.", "policía", Deprel.OblAgent, "detenida")]
    [InlineData("El fiscal afirmó que la banda financió la campaña.", "financió", Deprel.Ccomp, "afirmó")]
    [InlineData("La banda que dirigía el puerto fue desarticulada.", "dirigía", Deprel.AclRelcl, "banda")]
    public void The_tree_says_who_does_what(string text, string form, Deprel deprel, string head)
    {
        var analysed = Case.ByRules(text);
        Assert.Equal((deprel, head), (analysed.Word(form).Deprel, analysed.HeadOf(form)));
    }

    [Theory]
    [InlineData("\uFEFFThe mayor\r\nof the town 🦙 was arrested.\r\n\r\nShe denied it.")]
    [InlineData("Señora 𝒜na Ñáñez, alias “La Nieve”, pagó S/ 3,5 millones (US$ 1 millón).")]
    [InlineData("\r\n\r\n   \t ")]
    [InlineData("))) (((( \"\"\" ,,,, ;;;; ....")]
    public void Offsets_are_exact_and_every_sentence_is_a_tree(string text) => IsSound(Case.ByRules(text));

    [Fact]
    public void No_text_breaks_it()
    {
        var random = new Random(11);
        string[] words = ["the", "que", "Who", "and", ",", "\"", "fue", "was", "Lima", "de", "detenido", "killing", ".", "(", "S/", "12", "que", "to", "se", "\n", "\u0301", "\ud83e", "según", "X"];
        for (var round = 0; round < 400; round++)
        {
            var text = string.Join(random.Next(8) == 0 ? "" : " ", Enumerable.Range(0, random.Next(60)).Select(_ => words[random.Next(words.Length)]));
            IsSound(Case.ByRules(text));
        }
    }

    [Fact]
    public void Boilerplate_is_not_read()
    {
        const string text = "Share this\nThe mayor was arrested.";
        var document = Case.Document(text, blocks: [new(new(0, 11), BlockKind.ShareBar), new(new(11, text.Length), BlockKind.Paragraph)]);
        Assert.Equal("The", new RuleAnalyser().Analyse(document).Tokens[0].Form);
    }

    [Fact]
    public void One_line_of_a_megabyte_is_read_in_time_and_in_pieces()
    {
        var text = string.Concat(Enumerable.Repeat("el fiscal que dijo que la banda y ", 30_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var analysed = Case.ByRules(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        Assert.All(analysed.Sentences, s => Assert.True(s.Count <= 402));
    }

    static void IsSound(AnalysedText analysed)
    {
        foreach (var token in analysed.Tokens) Assert.Equal(token.Form, token.At.Of(analysed.Document.Text));
        foreach (var sentence in analysed.Sentences)
        {
            Assert.Single(Enumerable.Range(sentence.First, sentence.Count), i => analysed.Tokens[i].Head < 0);
            for (var i = sentence.First; i <= sentence.Last; i++)
            {
                var (at, steps) = (i, 0);
                while (analysed.Tokens[at].Head >= 0)
                {
                    at = analysed.Tokens[at].Head;
                    Assert.InRange(at, sentence.First, sentence.Last);
                    Assert.True(++steps <= sentence.Count, "a cycle");
                }
            }
        }
    }
}
