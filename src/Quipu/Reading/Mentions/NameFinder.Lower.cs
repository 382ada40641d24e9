using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Names that begin, or consist, in lower case: "la fiscalía de Antay", "caso Molino", "Peruvian army", "Antay cartel".</summary>
sealed partial class NameFinder
{
    // The last word of a name that starts at i with a lower-case or demonym word; -1 where there is none.
    int Lower(int i)
    {
        if (_capitals) return -1;
        var token = _tokens[i];
        if (token.Upos == Upos.Adj && token.Folded.StartsWith("anti-", StringComparison.Ordinal)) return Branch(i);
        if (!_spanish && EnglishElections(i) is var elections && elections > i) return elections;
        if (!_spanish && Gazetteer.Demonym(token.Folded) is not null) return EnglishBody(i);
        if (IsCapital(i) && !Opens(i)) return CapitalThenLower(i);
        if (token.Upos is not (Upos.Noun or Upos.Propn)) return -1;
        return Triggers.Head(token) switch
        {
            EntityType.PublicBody => SpanishBody(i),
            EntityType.Organization when token.Lemma is "cartel" or "clan" or "banda" or "mara" => WithPlaceOrName(i, EntityType.Organization),
            EntityType.Event when token.Lemma is "caso" or "operacion" or "operativo" or "plan" or "escandalo" or "megaoperativo" => Direct(i, EntityType.Event),
            EntityType.Event when token.Lemma is "eleccion" => Elections(i),
            EntityType.Law when token.Lemma is "ley" or "decreto" or "resolucion" or "ordenanza" or "proyecto" => Law(i),
            EntityType.Place when token.Folded is "avenida" or "aeropuerto" or "carcel" or "penal" or "calle" or "carretera" or "jiron" or "rio" or "valle" => Facility(i),
            _ => -1,
        };
    }

    int Make(int first, int last, EntityType type)
    {
        Emit(first, last, lower: true, type, 3);
        return last;
    }

    // "Peruvian army", "Bolivian government", "Colombian anti-drug police".
    int EnglishBody(int i)
    {
        if (!IsCapital(i)) return -1;
        for (var j = i + 1; j <= _sentence.Last && j <= i + 3; j++)
        {
            if (IsCapital(j)) return -1;
            var token = _tokens[j];
            if (NameWords.IsBody(token.Folded) && Triggers.Head(_tokens[Math.Min(j + 1, _sentence.Last)]) is null or EntityType.Place)
                return At(j + 1) is { Upos: Upos.Noun or Upos.Adj, Folded: not "police" } next && (Triggers.Actor(next) is not null || Triggers.Post(next.Folded) is not null) ? -1 : Make(i, j, EntityType.PublicBody);
            if (token.Upos is not Upos.Adj) return -1;
        }

        return -1;
    }

    // "anti-poaching police", "anti-poaching police division"
    int Branch(int i)
    {
        if (At(i + 1) is not { Folded: "police" or "prosecutor" or "prosecutors" or "military" } || IsCapital(i + 1)) return -1;
        return At(i + 2) is { Folded: "division" or "unit" or "force" or "directorate" or "squad" or "department" } ? Make(i, i + 2, EntityType.PublicBody) : _tokens[i + 1].Folded == "police" && At(i + 2) is not { Upos: Upos.Noun } ? Make(i, i + 1, EntityType.PublicBody) : -1;
    }

    // "2031 local elections", "May 3 elections", "the May election"
    int EnglishElections(int i)
    {
        var at = i;
        if (DateWords.Month(_tokens[at].Folded) > 0 && IsCapital(at)) at++;
        if (At(at) is { Upos: Upos.Num, Form.Length: <= 4 }) at++;
        if (at == i) return -1;
        while (at <= _sentence.Last && at < i + 5 && _tokens[at].Upos == Upos.Adj) at++;
        return At(at) is { Lemma: "election" } ? Make(i, at, EntityType.Event) : -1;
    }

    // "Antay cartel", "Molino case", "Fisheries ministry".
    int CapitalThenLower(int i)
    {
        var last = i;
        while (last < i + 3 && IsCapital(last + 1) && _tokens[last + 1].Upos == Upos.Propn) last++;
        if (At(last + 1) is not { } next || IsCapital(last + 1) || _tokens[i].Upos != Upos.Propn) return -1;
        if (next.Folded is "cartel" or "cartels" or "clan") return Make(i, last + 1, EntityType.Organization);
        if (next.Folded is "case" or "scandal" or "affair" && !Triggers.IsHonorific(_tokens[i].Folded)) return Make(i, last + 1, EntityType.Event);
        if (next.Folded is "ministry" or "prosecutor's" && Gazetteer.Place(Key(i, last)) is null) return Make(i, last + 1, EntityType.PublicBody);
        return -1;
    }

    // "la fiscalía de puertos", "la policía andina", "tribunales del norte de Antay"; bare "la fiscalía" is left to the nominals.
    int SpanishBody(int i)
    {
        if (!NameWords.IsBody(_tokens[i].Folded)) return -1;
        var last = i;
        while (last < _sentence.Last && _tokens[last + 1] is { Upos: Upos.Adj } adjective && !IsCapital(last + 1) && (NameWords.IsRank(adjective.Folded) || Gazetteer.Demonym(adjective.Folded) is not null)) last++;
        if (last + 2 <= _sentence.Last && _tokens[last + 1].Folded is "de" or "del")
        {
            var after = AfterJoiner(last + 1);
            if (IsCapital(after) && IsNameWord(after)) return Make(i, Extend(after), EntityType.PublicBody);
        }

        return last > i ? Make(i, last, EntityType.PublicBody) : -1;
    }

    int WithPlaceOrName(int i, EntityType type)
    {
        if (i >= _sentence.Last || _tokens[i + 1].Folded is "para" or "a" or "contra") return -1;
        var after = _tokens[i + 1].Folded is "de" or "del" ? AfterJoiner(i + 1) : i + 1;
        if (!IsCapital(after) || !IsNameWord(after) || after == i + 1 && IsArticle(_tokens[after].Folded)) return -1;
        return Make(i, Extend(after), type);
    }

    int Direct(int i, EntityType type)
    {
        var after = i + 1;
        if (At(after) is { Form: "“" or "\"" or "«" or "'" or "‘" }) after++;
        if (!IsCapital(after) || _tokens[after].Upos is Upos.Det or Upos.Pron or Upos.Adp) return -1;
        var last = Extend(after);
        if (after > i + 1)
        {
            Emit(after, last, lower: false, type, 3);
            return last;
        }

        return Make(i, last, type);
    }

    // "elecciones de 2018", "elecciones regionales y municipales de 2014"
    int Elections(int i)
    {
        var last = i;
        while (last < _sentence.Last && last < i + 4 && (_tokens[last + 1].Upos == Upos.Adj || _tokens[last + 1].Folded == "y" && At(last + 2) is { Upos: Upos.Adj })) last++;
        if (last + 2 > _sentence.Last || _tokens[last + 1].Folded is not ("de" or "del")) return -1;
        var number = AfterJoiner(last + 1);
        if (At(number) is { Folded: "año" }) number++;
        return At(number) is { Upos: Upos.Num, Form.Length: 4 } ? Make(i, number, EntityType.Event) : -1;
    }

    int Law(int i)
    {
        var at = i + 1;
        while (at <= _sentence.Last && at < i + 4 && (_tokens[at].Folded is "de" or "legislativo" or "supremo" or "urgencia" or "ley" or "municipal" or "regional" || NameWords.IsNumberSign(_tokens[at].Form))) at++;
        if (At(at) is { Upos: Upos.Num }) return Make(i, at, EntityType.Law);
        return at == i + 1 && IsCapital(at) && _tokens[at].Upos == Upos.Propn ? Make(i, Extend(at), EntityType.Law) : -1;
    }

    int Facility(int i)
    {
        if (i >= _sentence.Last) return -1;
        var after = NameWords.IsJoiner(_tokens[i + 1].Folded) ? AfterJoiner(i + 1) : i + 1;
        if (!IsCapital(after) || !IsNameWord(after)) return -1;
        return Make(i, Extend(after), EntityType.Place);
    }
}
