namespace Quipu.Web.Tests.Case;

/// <summary>An index that nobody published, for the sample case.</summary>
static class IndexCase
{
    /// <summary>An invented index in the shape of the published one: one mean is wrong, and no country is known.</summary>
    internal const string Index = """
        Continent,Region,Country,"Criminality avg,","Criminal markets avg,",Human trafficking,Human smuggling,Arms trafficking,Flora crimes,Fauna crimes,Non-renewable resource crimes,Heroin trade,Cocaine trade,Cannabis trade,Synthetic drug trade,Cyber-dependent crimes,Financial crimes,Trade in counterfeit goods,Illicit trade in excisable goods,Extortion and protection racketeering,"Criminal actors avg,",Mafia-style groups,Criminal networks,State-embedded actors,Foreign actors,Private sector actors,"Resilience avg,",Political leadership and governance,Government transparency and accountability,International cooperation,National policies and laws,Judicial system and detention,Law enforcement,Territorial integrity,Anti-money laundering,Economic regulatory capacity,Victim and witness support,Prevention,Non-state actors,Publisher
        Americas,South,Tarumayo,5.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,4.00,6.00,6.00,6.00,6.50,6.00,6.00,5.00,5.00,5.00,5.00,5.00,5.00,5.00,5.00,5.00,5.00,5.00,5.00,5.00,Instituto Inventado
        Americas,South,Puerto Callpa,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,3.50,3.50,3.50,3.50,3.50,3.50,3.50,3.50,3.50,3.50,3.50,3.50,3.50,Instituto Inventado
        Americas,South,Valdoria,8.50,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,9.00,8.00,8.00,8.00,8.50,8.00,7.50,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,2.00,Instituto Inventado
        """;

    internal static void Add(Site site) => RegisterCase.Import(site, "invented_index_2031.csv", Index, 5, new("index"), "series");
}
