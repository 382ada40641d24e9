using System.Reflection;
using System.Text.RegularExpressions;
using Quipu.Access.Masking;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Masking;

/// <summary>Which words beside a name ask for a mask, and which do not. The name is Ana Sol; where there are more, {…} marks each.</summary>
public sealed partial class MaskCuesTest
{
    [Theory]
    [InlineData("La menor Ana Sol fue hallada en un hotel.")]
    [InlineData("la niña de 9 años, Ana Sol, dijo")]
    [InlineData("Ana Sol, de 15 años, viajaba sola.")]
    [InlineData("Ana Sol, de quince años, viajaba sola.")]
    [InlineData("Ana Sol (16) viajaba sola.")]
    [InlineData("Ana Sol, una adolescente de 14 años, viajaba sola.")]
    [InlineData("la adolescente identificada como Ana Sol")]
    [InlineData("Ana Sol, menor de edad, no declaró.")]
    [InlineData("15-year-old Ana Sol was found")]
    [InlineData("a 15-year-old girl named Ana Sol was found")]
    [InlineData("Ana Sol, 15, was found")]
    [InlineData("Ana Sol, a minor, was found")]
    [InlineData("the girl, Ana Sol, was found")]
    [InlineData("Menor de edad Ana Sol fue hallada")]
    [InlineData("Seventeen-year-old Ana Sol was found")]
    [InlineData("El joven de 17 años Ana Sol fue detenido.")]
    [InlineData("Ana Sol tenía 13 años cuando la mataron.")]
    [InlineData("Ana Sol, quien cumplió 16 años en mayo, confesó.")]
    [InlineData("Ana Sol, who turned 15 in June, was arrested.")]
    [InlineData("The girl, Ana Sol, was 9 when she was shot.")]
    [InlineData("Con apenas 14 años, Ana Sol ya trabajaba.")]
    [InlineData("At just 14, Ana Sol was a lookout.")]
    [InlineData("La estudiante Ana Sol (16 años) fue hallada.")]
    [InlineData("Ana Sol, estudiante de tercero de secundaria, fue secuestrada.")]
    [InlineData("Hallaron a Ana Sol. Tenía doce años.")]
    public void A_minor_is_seen(string text) => Assert.Equal([MaskGround.Minor], Found(text));

    [Theory]
    [InlineData("Ana Sol, víctima de trata de personas, declaró.")]
    [InlineData("Ana Sol fue víctima de abuso sexual.")]
    [InlineData("Ana Sol, quien fue violada por dos policías, declaró.")]
    [InlineData("por la violación de Ana Sol")]
    [InlineData("acusado de violar a Ana Sol en 2030")]
    [InlineData("trata de personas en agravio de Ana Sol")]
    [InlineData("Ana Sol, a survivor of sex trafficking, testified.")]
    [InlineData("Ana Sol was raped by two officers")]
    [InlineData("convicted of the rape of Ana Sol")]
    [InlineData("two men raped Ana Sol")]
    [InlineData("El padre abusó de su hija Ana Sol.")]
    [InlineData("Ana Sol denunció haber sido violada por el comisario.")]
    [InlineData("Ana Sol denunció que su padre la violó durante años.")]
    [InlineData("Ana Sol said she was raped by a police chief.")]
    [InlineData("Ana Sol accused the mayor of raping her.")]
    [InlineData("La sobreviviente de trata de personas Ana Sol habló.")]
    [InlineData("Ana Sol, rescatada de una red de trata, declaró.")]
    [InlineData("Police rescued Ana Sol from a brothel.")]
    public void A_victim_is_seen(string text) => Assert.Equal([MaskGround.Victim], Found(text));

    [Theory]
    [InlineData("La empresa fue fundada por Ana Sol, un exchofer de Molino Alto.")]
    [InlineData("llaman a Ana Sol, alias “La Garza”, una empresaria harinera a quien la fiscalía señala")]
    [InlineData("Ana Sol, one enterprising trader, paid.")]
    [InlineData("Ana Sol, de 45 años, es alcaldesa.")]
    [InlineData("Ana Sol, de 17 años de experiencia,")]
    [InlineData("Ana Sol recibió 15 años de prisión.")]
    [InlineData("Ana Sol, de 12 años de prisión")]
    [InlineData("su hermana menor Ana Sol heredó la empresa")]
    [InlineData("Se trata de Ana Sol, la alcaldesa.")]
    [InlineData("Ana Sol fue acusada de violación.")]
    [InlineData("Ana Sol, condenada por trata de personas, apeló.")]
    [InlineData("Ana Sol violó la ley.")]
    [InlineData("Ana Sol, sentenced for rape, appealed.")]
    [InlineData("la alcaldesa Ana Sol habló de la trata de personas")]
    [InlineData("El Niño Ana Sol")]
    [InlineData("Hace 12 años Ana Sol fundó la empresa.")]
    [InlineData("Con 16 años de experiencia, Ana Sol dirige el caso.")]
    [InlineData("El contrato de 15 años que firmó Ana Sol")]
    [InlineData("Ana Sol cumplió 14 años de condena.")]
    [InlineData("Ana Sol was sentenced to 15 years in prison.")]
    [InlineData("The 17-year-old firm owned by Ana Sol")]
    [InlineData("Acusado de violar a una niña de 12 años, Ana Sol fue detenido.")]
    [InlineData("After raping a 12-year-old girl, Ana Sol fled.")]
    [InlineData("Un adolescente de 16 años, hijo de Ana Sol, fue herido.")]
    [InlineData("Ana Sol dijo que su hijo tenía 13 años.")]
    [InlineData("La fiscal Ana Sol denunció a un hombre por abuso sexual.")]
    [InlineData("Sonia Paz, a child psychologist, and Ana Sol testified.")]
    public void Others_are_not_masked(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("Murieron {Rosa Inga} y {Tomás Inga}, de 41 y 9 años.", "Tomás Inga")]
    [InlineData("Brothers {Evan Doyle} and {Liam Doyle}, aged 8 and 10, died.", "Evan Doyle, Liam Doyle")]
    [InlineData("Los menores {Abel Mita} y {Raúl Mita} fueron rescatados.", "Abel Mita, Raúl Mita")]
    [InlineData("{Juan Soto} violó a {Ana Sol} en 2031.", "Ana Sol")]
    [InlineData("{Ana Sol} acusó a {Juan Soto} de haberla violado.", "Ana Sol")]
    public void Of_several_people_the_right_ones_are_seen(string text, string masked) => Assert.Equal(masked, string.Join(", ", Masked(text)));

    /// <summary>The labelled texts of <c>bench/masks</c>, with the names as labelled; what the reader misses besides is in <c>bench/results/masks.md</c>.</summary>
    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void Most_of_the_labelled_texts_are_masked_and_few_others(string language)
    {
        var lines = File.ReadLines(Repository.File($"bench/masks/{language}.txt")).Where(l => l.Length > 0 && l[0] != '#').ToList();
        var (asked, found, others, wrong) = (0, 0, 0, 0);
        foreach (var line in lines)
        {
            var masked = Masked(line).ToHashSet();
            foreach (var label in Labels().Matches(line).Cast<Match>())
                if (label.Groups[1].Value == "-|") (others, wrong) = (others + 1, wrong + (masked.Contains(label.Groups[2].Value) ? 1 : 0));
                else (asked, found) = (asked + 1, found + (masked.Contains(label.Groups[2].Value) ? 1 : 0));
        }

        Assert.True(asked >= 20 && found >= 0.95 * asked, $"{found} of {asked} masked");
        Assert.True(others >= 20 && wrong <= 0.05 * others, $"{wrong} of {others} masked in vain");
    }

    [Fact]
    public void Who_suffers_an_incident_of_sexual_violence_is_a_victim_wherever_the_name_stands()
    {
        const string text = "El acusado, Ana Sol y otra mujer estaban en la casa. La violó esa noche.";
        var (woman, trigger) = (People(text, "Ana Sol").Single(), text.IndexOf("violó", StringComparison.Ordinal));
        Claim Incident(string word, Span at) => new()
        {
            Id = new(word),
            Document = woman.Document,
            Type = ClaimType.Incident,
            Object = new(woman.Id, woman.Mentions[0].At),
            Modality = Modality.Alleged,
            Quote = new(at, word),
            Trigger = at,
            Reader = "frames/1",
        };
        Assert.Equal([MaskGround.Victim], MaskCues.Of(text, [woman], [Incident("violó", new(trigger, trigger + 5))]).Select(c => c.Ground));
        Assert.Empty(MaskCues.Of(text, [woman], [Incident("estaban", new(text.IndexOf("estaban", StringComparison.Ordinal), text.IndexOf("estaban", StringComparison.Ordinal) + 7))]));
    }

    [Fact]
    public void Who_is_meant_by_a_word_for_a_child_is_one()
    {
        const string text = "Ana Sol salió de casa. La niña no volvió.";
        var girl = People(text, "Ana Sol").Single();
        Assert.Equal([MaskGround.Minor], MaskCues.Of(text, [girl with { Mentions = [.. girl.Mentions, new(new(23, 30), "La niña", MentionKind.Nominal)] }]).Select(c => c.Ground));
        Assert.Empty(MaskCues.Of(text, [girl]));
    }

    [Theory]
    [InlineData("2015", "2031-05-02", true)]
    [InlineData("2013-05-02", "2031-05-02", false)]
    [InlineData("2013-05-03", "2031-05-02", true)]
    [InlineData("2013", "2031-05-02", true)]
    [InlineData("1980-01-01", "2031-05-02", false)]
    public void A_birth_date_tells_a_minor(string born, string day, bool minor) =>
        Assert.Equal(minor, MaskCues.IsMinor(PartialDate.Parse(born), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void No_busy_machine_overruns_the_time_of_an_expression()
    {
        var all = new[] { typeof(CuePlace), typeof(AgeCues), typeof(ChildCues), typeof(VictimCues), typeof(MaskCues) }
            .SelectMany(t => t.GetMethods(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => m.ReturnType == typeof(Regex) && m.GetParameters().Length == 0).ToList();
        Assert.True(all.Count > 40, $"only {all.Count} expressions were found");
        Assert.Empty(all.Where(m => m.Invoke(null, null) is not Regex expression || !(expression.Options.HasFlag(RegexOptions.NonBacktracking) || expression.MatchTimeout >= TimeSpan.FromMinutes(1))).Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));
    }

    [Theory]
    [InlineData("trata de personas, abuso sexual ", " en agravio de Ana Sol", true)]
    [InlineData("trata de personas, abuso sexual ", " por la avenida con Ana Sol", false)]
    [InlineData("sexual abuse, trafficking, rape ", " against Ana Sol", true)]
    [InlineData("violacion violacion violacion violacion ", " Ana Sol", false)]
    public void Words_of_harm_over_and_over_hold_nothing_up(string over, string end, bool isVictim) =>
        Assert.Equal(isVictim ? [MaskGround.Victim] : [], Found(string.Concat(Enumerable.Repeat(over, 20_000)).TrimEnd() + end));

    static IEnumerable<MaskGround> Found(string text) => MaskCues.Of(text, People(text, "Ana Sol")).Select(c => c.Ground);

    // Who is masked of the people whose names stand between braces.
    static IEnumerable<string> Masked(string marked)
    {
        var names = Labels().Matches(marked).Select(m => m.Groups[2].Value).ToArray();
        var people = People(Labels().Replace(marked, "$2"), names).ToList();
        var masked = MaskCues.Of(Labels().Replace(marked, "$2"), people).Select(c => c.Entity).ToHashSet();
        return people.Where(p => masked.Contains(p.Id)).Select(p => p.Name);
    }

    static IEnumerable<LocalEntity> People(string text, params string[] names)
    {
        var from = 0;
        foreach (var name in names)
        {
            var at = text.IndexOf(name, from, StringComparison.Ordinal);
            yield return new() { Id = new($"e{at}"), Document = new("d1"), Type = EntityType.Person, Name = name, Mentions = [new(new(at, at + name.Length), name, MentionKind.Name)] };
            from = at + name.Length;
        }
    }

    [GeneratedRegex(@"\{([mv-]\|)?([^}]+)\}")]
    private static partial Regex Labels();
}
