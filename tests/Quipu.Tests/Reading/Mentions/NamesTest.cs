using Quipu.Model;
using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

public sealed class NamesTest
{
    static MentionSet Find(string text) => Referents.Find(Case.Analyse(text));

    [Theory]
    [InlineData("The governor met Rosa Ibáñez Luján in Lima last week.", "Rosa Ibáñez Luján", EntityType.Person)]
    [InlineData("Ayer habló Marisol de la Peña ante los vecinos de la ciudad.", "Marisol de la Peña", EntityType.Person)]
    [InlineData("Según la denuncia, el juez Tello Pariona cobró por cada fallo.", "Tello Pariona", EntityType.Person)]
    [InlineData("La denuncia fue presentada ante el Ministerio de Justicia y Derechos Humanos por los vecinos.", "Ministerio de Justicia y Derechos Humanos", EntityType.PublicBody)]
    [InlineData("They were questioned by the Attorney General's Office of the state.", "Attorney General's Office", EntityType.PublicBody)]
    [InlineData("The raid was led by the Bolivian army near the border.", "Bolivian army", EntityType.PublicBody)]
    [InlineData("El operativo fue de la policía colombiana en la frontera.", "policía colombiana", EntityType.PublicBody)]
    [InlineData("La obra fue entregada a Constructora Ñandú S.A.C. por la región.", "Constructora Ñandú S.A.C.", EntityType.Company)]
    [InlineData("The gang called Los Carreteros controls the market of the town.", "Los Carreteros", EntityType.Organization)]
    [InlineData("Los fiscales investigan al cártel de Antay por el asalto.", "cártel de Antay", EntityType.Organization)]
    [InlineData("El Congreso aprobó la Ley N° 45999 en una noche.", "Ley N° 45999", EntityType.Law)]
    [InlineData("Ganó las elecciones de 2018 con el apoyo de la banda.", "elecciones de 2018", EntityType.Event)]
    [InlineData("He lost the 2018 local elections by a few votes.", "2018 local elections", EntityType.Event)]
    [InlineData("The dealers fled to Ecuador and Costa Rica after the raid.", "Costa Rica", EntityType.Place)]
    public void Names_are_found_with_their_type(string text, string name, EntityType type)
    {
        var entity = Assert.Single(Find(text).Entities, e => e.Named && e.Name == name);
        Assert.Equal(type, entity.Type);
    }

    [Theory]
    [InlineData("Rolando Quispe Arana, alias “El Búho”, was arrested.", "Rolando Quispe Arana", "El Búho")]
    [InlineData("Fue detenido Rolando Quispe Arana, alias El Búho, en el puerto.", "Rolando Quispe Arana", "El Búho")]
    [InlineData("La Policía Nacional del Antay (PNA) llegó tarde. La PNA no respondió.", "Policía Nacional del Antay", "PNA")]
    [InlineData("Rolando Quispe Arana paid the judge. Quispe denies it.", "Rolando Quispe Arana", "Quispe")]
    public void Second_names_are_tied_to_first_ones(string text, string name, string alias) => Assert.Contains(alias, Assert.Single(Find(text).Entities, e => e.Name == name).Aliases);

    [Fact]
    public void Two_people_who_share_a_surname_stay_two()
    {
        var people = Find("Rosa Quispe Tello sued Mario Quispe Luna. The judge heard both of them.").Entities.Where(e => e is { Named: true, Type: EntityType.Person });
        Assert.Equal(["Rosa Quispe Tello", "Mario Quispe Luna"], people.Select(p => p.Name));
    }

    [Theory]
    [InlineData("The man was shown to Peruvian reporters on Monday in March.")]
    [InlineData("Los vecinos peruanos protestaron el lunes de marzo.")]
    public void Nationalities_and_the_calendar_are_no_names(string text) => Assert.DoesNotContain(Find(text).Entities, e => e.Named);

    [Theory]
    [InlineData("The gang killed five civilians near the river.", "five civilians", EntityType.Organization)]
    [InlineData("La fuga fue planeada por un grupo de reos.", "un grupo de reos", EntityType.Organization)]
    [InlineData("He was betrayed by an informant.", "an informant", EntityType.Person)]
    [InlineData("They paid at least 115 candidates.", "115 candidates", EntityType.Organization)]
    public void Actors_without_a_name_are_candidates(string text, string form, EntityType type) =>
        Assert.Contains(Find(text).Entities, e => !e.Named && e.Name == form && e.Type == type);

    [Theory]
    [InlineData("Ana Tello, alcaldesa del distrito de Antay, renunció.", "Ana Tello", "alcaldesa", ClaimType.HoldsPost, false)]
    [InlineData("Former governor Ana Tello was released.", "Ana Tello", "governor", ClaimType.HoldsPost, true)]
    [InlineData("El exalcalde Mario Luna negó los cargos.", "Mario Luna", "exalcalde", ClaimType.HoldsPost, true)]
    [InlineData("Mario Luna was elected mayor of the town in 2014.", "Mario Luna", "mayor", ClaimType.HoldsPost, false)]
    [InlineData("Mario Luna, cabecilla de la banda, huyó.", "Mario Luna", "cabecilla", ClaimType.Leads, false)]
    public void Posts_are_tied_to_people(string text, string person, string role, ClaimType kind, bool ended)
    {
        var set = Find(text);
        var post = Assert.Single(set.Posts);
        Assert.Equal((person, role, kind, ended), (set.Entities[post.Person].Name, post.Role, post.Kind, post.Ended));
    }

    [Fact]
    public void Every_form_of_a_mention_is_verbatim()
    {
        const string text = "El fiscal Rojas acusó a Ana Tello (“La Nieve”) y a su hermano. Ella lo negó.\r\nTello 🦙 huyó.";
        var set = Find(text);
        Assert.All(set.Entities.SelectMany(e => e.Mentions), m => Assert.Equal(m.Form, m.At.Of(text)));
        Assert.All(set.Mentions, m => Assert.InRange(m.Entity, 0, set.Entities.Length - 1));
    }

    [Fact]
    public void No_text_breaks_it_and_each_run_says_the_same()
    {
        var random = new Random(3);
        string[] words = ["Ana", "Tello", "de", "la", "Los", "(", ")", "PNP", "alias", "“", "”", "Policía", "y", "the", "mayor", "of", "Lima", "his", "su", "Ley", "N°", "12", "caso", ",", ".", "2014", "entre", "hace", "US$", "million", "\n"];
        for (var round = 0; round < 300; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(80)).Select(_ => words[random.Next(words.Length)]));
            Assert.Equal(Find(text).Entities.Select(e => e.ToString()), Find(text).Entities.Select(e => e.ToString()));
        }
    }
}
