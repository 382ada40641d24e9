using Quipu.Model;
using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Coreference;

public sealed class ReferentsTest
{
    static string? Entity(string text, string form)
    {
        var set = Referents.Find(Case.Analyse(text));
        return set.Mentions.LastOrDefault(m => m.At.Of(text) == form) is { } mention ? set.Entities[mention.Entity].Name : null;
    }

    [Theory]
    [InlineData("Ana Tello paid the judge. She denies it.", "She", "Ana Tello")]
    [InlineData("Mario Luna ran the port. His brother was killed.", "His", "Mario Luna")]
    [InlineData("Ana Tello pagó al juez. Ella lo niega.", "Ella", "Ana Tello")]
    [InlineData("Governor Ana Tello met the clan in May. The governor denies it.", "The governor", "Ana Tello")]
    [InlineData("La congresista Ana Tello cobró por la obra. La parlamentaria lo niega.", "La parlamentaria", "Ana Tello")]
    [InlineData("El ex alcalde de Antay, Mario Luna, apeló.", "El ex alcalde", "Mario Luna")]
    [InlineData("El coronel retirado Hugo Tello fue condenado. El coronel apeló.", "El coronel", "Hugo Tello")]
    [InlineData("Mario Luna, a businessman with a port, was arrested.", "a businessman", "Mario Luna")]
    [InlineData("La Fiscalía de Antay acusó a Ana Tello. La fiscalía pidió prisión.", "La fiscalía", "Fiscalía de Antay")]
    [InlineData("Mario Luna ran the port. He had a house. In May he sold the house. His wife left him.", "him", "Mario Luna")]
    [InlineData("Mario Luna: The port was sold. I signed nothing.", "I", "Mario Luna")]
    [InlineData("Ana Tello: Who paid you?\nMario Luna: Nobody did.", "you", "Mario Luna")]
    [InlineData("My name is Ana Tello and I run a port. They took my ship.", "my", "Ana Tello")]
    [InlineData("Mario Luna was a smuggler from Antay.", "a smuggler", "Mario Luna")]
    [InlineData("The police arrested a man identified as Mario Luna.", "a man", "Mario Luna")]
    [InlineData("Fue detenido un sujeto identificado como Mario Luna.", "un sujeto", "Mario Luna")]
    [InlineData("Ana Tello met the mayor, Mario Luna, who sold his house.", "his", "Mario Luna")]
    [InlineData("President Mario Luna met his brother Hugo Luna. President Luna left.", "Luna", "Mario Luna")]
    [InlineData("El contador Mario Luna, conocido también bajo los nombres de Hugo Tello y Ana Sotil, fue detenido.", "Ana Sotil", "Mario Luna")]
    [InlineData("A criminal group from Antay has joined forces with others in the north. The Marea Clan has grown since May. The group was armed in May.", "A criminal group", "Marea Clan")]
    [InlineData("A judge closed the case against the wife of Mario Luna in Antay. Ana Tello, the wife of Mario Luna, thanked the judge.", "the wife", "Ana Tello")]
    [InlineData("Police have named a recently arrested trafficker as their witness in Antay. Agents arrested Mario Luna in May at the port. The trafficker owned ships.", "The trafficker", "Mario Luna")]
    [InlineData("Hugo Tello paid the governor, Mario Luna, and his brother.", "his", "Mario Luna")]
    [InlineData("Juan Tello met Ana Luna. She left.", "She", "Ana Luna")]
    [InlineData("Ayer fueron detenidas 30 personas en Antay. La policía halló una lancha. El juez vio la lancha. El alcalde calló. Los detenidos salieron.", "Los detenidos", "30 personas")]
    [InlineData("Ana Tello:\nThe former governor is being investigated for fraud in Antay.\nMario Luna:\nThe former mayor is in prison.", "The former mayor", "Mario Luna")]
    [InlineData("Mara Quint: I signed nothing and saw nobody.\nDr Tello: I did.", "I", "Tello")]
    [InlineData("Criminal organizations rule the north of Antay. The mayor was killed by criminal groups.", "criminal groups", "Criminal organizations")]
    [InlineData("The police followed 115 candidates. These candidates were warned.", "These candidates", "115 candidates")]
    [InlineData("Ana Tello (Antay, 8 de enero de 1960), conocida como Mamá Marea, fue detenida. Mamá Marea apeló.", "Mamá Marea", "Ana Tello")]
    [InlineData("Mario Luna (Antay, January 8, 1980), known as Black Marea, ran the port. Black Marea was jailed.", "Black Marea", "Mario Luna")]
    [InlineData("The port was ours, I'm Mario Luna. I ran it.\nAnd I'm Ana Tello. I kept its books.", "I", "Ana Tello")]
    public void Descriptions_and_pronouns_lead_back_to_who_is_meant(string text, string form, string name) => Assert.Equal(name, Entity(text, form));

    const string Questions = "\nHow did you come to run the port?\nMy father ran it. He taught me.\nWho paid you?\nI was never paid.\nWhy did you leave?\nI was tired of it.\n";

    [Theory]
    [InlineData("An interview with the harbour master, Mario Luna.", "you", "Mario Luna")]
    [InlineData("An interview with the harbour master, Mario Luna.", "I", "Mario Luna")]
    [InlineData("Ana Tello interviews Mario Luna in Antay.", "me", "Mario Luna")]
    public void Who_answers_an_interview_without_labels_is_whom_its_introduction_names(string introduction, string form, string name) => Assert.Equal(name, Entity(introduction + Questions, form));

    [Theory]
    [InlineData("Ana Tello met Mario Luna in Antay.")]
    [InlineData("An interview with Ana Tello and Mario Luna.")]
    public void Of_two_people_who_may_answer_an_interview_neither_is_taken_for_the_other(string introduction)
    {
        var set = Referents.Find(Case.Analyse(introduction + Questions));
        Assert.DoesNotContain(set.Mentions, m => m.At.Of(set.Text.Document.Text) == "I" && set.Entities[m.Entity].Named);
    }

    [Fact]
    public void Questions_to_the_reader_make_no_interview()
    {
        const string text = "Mario Luna ran the port of Antay.\nWho paid for it?\nNobody knows.\nI asked him in May.";
        Assert.DoesNotContain(Referents.Find(Case.Analyse(text)).Mentions, m => m.At.Of(text) == "I");
    }

    [Fact]
    public void Whom_a_text_keeps_coming_back_to_is_likelier_meant_than_whom_it_named_last()
    {
        const string text = "Mario Luna ran the port. Luna had ships. Luna had a house. Luna had a boat. Luna had a farm. The ships were sold by Luna to Hugo Tello. He died in May.";
        Assert.Equal("Mario Luna", Entity(text, "He"));
    }

    [Theory]
    [InlineData("The Senate met in May. It is clear that nobody voted.", "It")]
    [InlineData("The Antay Clan ruled the port. The ships lost their flags.", "their")]
    [InlineData("Mario Luna: The judge came. He took the money.", "He")]
    public void A_pronoun_that_stands_for_something_else_stands_for_nobody_named(string text, string form)
    {
        var set = Referents.Find(Case.Analyse(text));
        Assert.DoesNotContain(set.Mentions, m => m.At.Of(text) == form && set.Entities[m.Entity].Named);
    }

    [Theory]
    [InlineData("The police followed 115 candidates. Candidates accused of fraud were warned.", "Candidates")]
    [InlineData("A criminal group ruled the port. The gang recruited more criminals.", "more criminals")]
    [InlineData("Ana Tello met the nephew of the mayor Mario Luna in May.", "the nephew")]
    [InlineData("A massive police operation began in Antay.", "A massive police operation")]
    [InlineData("Tres periodistas fueron atacados en Antay. Los hombres quemaron la radio.", "Los hombres")]
    public void Others_are_not_those_spoken_of(string text, string form)
    {
        var set = Referents.Find(Case.Analyse(text));
        Assert.DoesNotContain(set.Mentions, m => m.At.Of(text) == form && set.Mentions.Count(o => o.Entity == m.Entity) > 1);
    }

    [Fact]
    public void A_judge_is_not_the_accused() => Assert.Equal("El juez", Entity("Mario Luna fue acusado de cohecho. El juez ordenó su arresto.", "El juez"));

    [Fact]
    public void A_surname_with_one_letter_wrong_is_the_same_person()
    {
        var set = Referents.Find(Case.Analyse("Fue detenido Julián Arcadio Montalvo Quispe. Según la policía, Montalvo Quizpe dirigía la banda."));
        Assert.Single(set.Entities, e => e is { Named: true, Type: EntityType.Person });
    }

    [Theory]
    [InlineData("montalvo", "montalbo", true)]
    [InlineData("mario", "maria", false)]
    [InlineData("luna", "luno", false)]
    [InlineData("terrazas", "terranova", false)]
    public void One_letter_off_is_told_from_another_name(string one, string other, bool same) => Assert.Equal(same, Spelling.OneOff(one, other));
}
